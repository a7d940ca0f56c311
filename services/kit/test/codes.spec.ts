import { codes, type ErrorCode } from '@mumaris/schemas';
import { faultsInMessage } from '../src/testing/speech/faults-in-message';

const sentence = { ar: 'راجعوا إجاباتكم.', en: 'Read your answers again.' };
/** What is filled with whole sentences, or with several. */
const details = {
  why: sentence,
  advice: sentence,
  possible: { any: [sentence, sentence].map(({ ar, en }) => ({ ar: ar.slice(0, -1), en: en.slice(0, -1) })) },
};

test.each(Object.keys(codes) as ErrorCode[])('NTF-06 what %s says reads well in both languages', (code) => {
  expect(faultsInMessage({ name: code, message: codes[code], form: 'SENTENCES', details })).toEqual([]);
});
