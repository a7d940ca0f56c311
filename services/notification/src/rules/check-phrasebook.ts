import { type Language, languages } from '@mumaris/schemas';
import { composeEmail, composeInbox, composeSms } from '../domain/compose';
import { isNamed } from '../domain/formatters';
import { type Bilingual } from '../domain/language';
import type { Facts } from '../domain/notice';
import { placeholdersOf } from '../domain/placeholders';
import type { Phrasebook, Template, Wording } from '../domain/template';
import { addressFields, checkAddress } from './check-address';
import { type Contract, contractOf } from './contracts';

/** What a sealed field holds while templates are checked: fits a link and a code. */
const opened = 'https://mumaris.example/checked';

const sampleName = 'نورة العتيبي';

const textsOf = ({ message, choose, sms }: Template): Bilingual[] => [
  ...[message, ...Object.values(choose?.messages ?? {})]
    .filter((wording): wording is Wording => wording !== undefined)
    .flatMap(({ subject, body }) => [subject, body]),
  ...(sms ? [sms] : []),
];

/** The facts of the contract's example; where the words depend on a field, once for each of its values. */
export const samplesOf = ({ sealed, choose }: Template, { example, values }: Contract): Facts[] => {
  const facts = { ...example, ...Object.fromEntries(sealed.map((field) => [field, opened])) };
  return choose ? (values[choose.by] ?? []).map((value) => ({ ...facts, [choose.by]: value })) : [facts];
};

const usedIn = (template: Template) =>
  textsOf(template).flatMap(({ ar, en }) => [...placeholdersOf(ar), ...placeholdersOf(en)]);

const checkFields = (template: Template, { required, values }: Contract): string[] => {
  const { sealed, validUntil, choose } = template;
  const used = [...usedIn(template).map(({ fact }) => fact), ...sealed, ...(validUntil ? [validUntil] : [])];
  const missing = [...used, ...addressFields(template)]
    .filter((field) => !required.includes(field))
    .map((field) => `the event may come without ${field}`);
  const cases = choose ? (values[choose.by] ?? []) : [];
  const idle = Object.keys(choose?.messages ?? {}).filter((value) => !cases.includes(value));
  return [...missing, ...idle.map((value) => `${choose?.by} is never ${value}`)];
};

/** A secret that is to be told carries its field's own name; whatever else is sealed is no word of a message. */
const checkSecrets = (template: Template, { sealed }: Contract): string[] => {
  const open = template.sealed.filter((field) => !sealed[field]?.includes(field));
  const shut = usedIn(template)
    .map(({ fact }) => fact)
    .filter((fact) => sealed[fact] && !template.sealed.includes(fact));
  return [
    ...open.map((field) => `${field} does not carry ${field} sealed`),
    ...shut.map((field) => `${field} is sealed and is not opened`),
  ];
};

const checkNames = (template: Template, { values }: Contract, { names }: Phrasebook): string[] =>
  usedIn(template)
    .filter(({ format }) => isNamed(format))
    .flatMap(({ fact, format }) => (values[fact] ?? []).map((value) => ({ value, format })))
    .filter(({ value, format }) => !names[format]?.[value])
    .map(({ value, format }) => `no name for ${value} among the names “${format}”`);

const checkTexts = (template: Template, contract: Contract, book: Phrasebook): void => {
  const { about, channels } = template;
  const ask = (facts: Facts, language: Language) => ({ about, facts, language, name: sampleName });
  for (const facts of samplesOf(template, contract))
    for (const language of languages) {
      if (channels.includes('EMAIL')) composeEmail(ask(facts, language), book);
      if (channels.includes('INBOX')) composeInbox(ask(facts, language), book);
      if (channels.includes('SMS')) composeSms(ask(facts, language), book);
    }
};

const problemsOf = (template: Template, book: Phrasebook): string[] => {
  try {
    const contract = contractOf(template.about);
    const problems = [checkFields, checkAddress, checkSecrets, checkNames].flatMap((check) =>
      check(template, contract, book),
    );
    if (!problems.length) checkTexts(template, contract, book);
    return [...new Set(problems)].map((problem) => `${template.about}: ${problem}`);
  } catch (error) {
    return [`${template.about}: ${(error as Error).message}`];
  }
};

/**
 * Renders every template in both languages for the example of the event it serves, each of its cases and every name it
 * may need (NTF-06).
 * @throws with every problem found
 */
export const checkPhrasebook = (book: Phrasebook): void => {
  const problems = [...book.templates.values()].flatMap((template) => problemsOf(template, book));
  if (problems.length) throw new Error(`The templates are not right:\n  ${problems.join('\n  ')}`);
};
