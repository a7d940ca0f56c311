import type { Detail, Text } from '@mumaris/schemas';
import { type Argument, argumentsOf } from '../../words/arguments';
import type { Language } from '@mumaris/schemas';
import { type Details, sayIn } from '../../words/say';
import { faultsInText, type Form } from './faults-in-text';

/** A message as its file has it. */
export interface Spoken {
  readonly name: string;
  readonly message: Text;
  readonly form: Form;
  /** Samples of its own for arguments that are not just words. */
  readonly details?: Details;
}

/** One of each plural category, and the ends between them. */
const counts = [0, 1, 2, 3, 10, 11, 100, 102];
const samples: readonly Detail[] = [
  'Trauma (2026)',
  'نورة القحطاني',
  'A-000-000-018',
  '50%',
  { ar: 'خطاب تدريب', en: 'training letter' },
  { day: '2026-12-01' },
  { moment: '2027-01-10T21:00:00Z' },
  { money: { amount: 123_450, currency: 'SAR' } },
];

const cases: Record<Language, readonly string[]> = {
  AR: ['zero', 'one', 'two', 'few', 'many', 'other'],
  EN: ['one', 'other'],
};

/** A count has every form that its language has; a figure without a noun of its own says that it is one. */
const faultsInArguments = (all: readonly Argument[], language: Language): string[] => {
  const figures = new Set(all.filter(({ form }) => form === 'PLURAL' || form === 'NUMBER').map(({ name }) => name));
  const lacks = all
    .filter(({ form }) => form === 'PLURAL')
    .flatMap(({ name, options }) =>
      cases[language]
        .filter((one) => !options.includes(one) && !(one === 'zero' && options.includes('=0')))
        .map((one) => `{${name}} has no “${one}”`),
    );
  const bare = all.filter(({ name, form }) => form === 'PLAIN' && figures.has(name));
  return [...lacks, ...bare.map(({ name }) => `{${name}} stands bare: say {${name}, number}`)];
};

const sampleOf = ({ form, options }: Argument, turn: number): Detail => {
  if (form === 'PLURAL' || form === 'NUMBER') return counts[turn % counts.length] ?? 0;
  return form === 'SELECT' ? (options[turn % options.length] ?? '') : (samples[turn % samples.length] ?? '');
};

const faultsIn = (message: string, language: Language, { form, details }: Spoken): string[] => {
  const all = argumentsOf(message);
  const turns = all.length ? counts.map((_, turn) => turn) : [0];
  const read = turns.flatMap((turn) => {
    const filled = Object.fromEntries(all.map((argument) => [argument.name, sampleOf(argument, turn)]));
    return faultsInText(sayIn(language, message, { ...filled, ...details }), language, form);
  });
  return [...faultsInArguments(all, language), ...read];
};

/** What is wrong with a message in either language, as it is written and as it reads with samples of every kind. */
export const faultsInMessage = (spoken: Spoken): string[] => {
  const { ar, en } = spoken.message;
  return [...new Set([...faultsIn(ar, 'AR', spoken), ...faultsIn(en, 'EN', spoken)])];
};
