import { securityEventKinds } from '@mumaris/schemas';
import { faultsInMessage } from '@mumaris/kit/testing/speech/faults-in-message';
import { readRules } from '../rules';

const { securityEvents } = readRules();

test.each(securityEventKinds)('IDN-15, NTF-06 what %s says reads well in both languages', (kind) => {
  expect(faultsInMessage({ name: kind, message: securityEvents[kind], form: 'SENTENCES' })).toEqual([]);
});
