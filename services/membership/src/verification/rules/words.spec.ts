import { faultsInMessage, type Spoken } from '@mumaris/kit/testing/speech/faults-in-message';
import { loadVerificationRules } from './load-rules';

const { stages, informationMissing, mismatches, consent } = loadVerificationRules();
const name = { ar: 'القحطاني', en: 'Al-Qahtani' };
const details = { parts: { all: [name, { ar: 'سعد', en: 'Saad' }] }, known: name };

const spoken: Spoken[] = [
  ...Object.entries(stages).map(([status, message]) => ({
    name: status,
    message,
    form: 'SENTENCES' as const,
    details: {},
  })),
  { name: 'information missing', message: informationMissing, form: 'SENTENCES' as const, details: {} },
  { name: 'consent', message: consent.text, form: 'SENTENCES' as const, details: {} },
  ...Object.entries(mismatches).flatMap(([kind, { why, advice }]) => [
    { name: kind, message: why, form: 'SENTENCES' as const, details },
    { name: `advice of ${kind}`, message: advice, form: 'SENTENCES' as const, details },
  ]),
];

test.each(spoken)('NTF-06 $name reads well in both languages', (one) => expect(faultsInMessage(one)).toEqual([]));
