import { faultsInMessage, type Spoken } from '@mumaris/kit/testing/speech/faults-in-message';
import { loadDocumentTypes } from './load-rules';

const spoken: Spoken[] = loadDocumentTypes().all.flatMap(({ code, name, description }) => [
  { name: code, message: name, form: 'LABEL', details: {} },
  { name: `description of ${code}`, message: description, form: 'SENTENCES', details: {} },
]);

test.each(spoken)('NTF-06 $name reads well in both languages', (one) => expect(faultsInMessage(one)).toEqual([]));
