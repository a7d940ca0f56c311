import { type Argument, argumentsOf } from '@mumaris/kit/words/arguments';
import { type Language, languages, type Text } from '@mumaris/schemas';
import { paragraphsOf } from '../domain/blocks';
import { composeEmail, composeInbox, composeSms } from '../domain/compose';
import { copiedKinds, isNamed } from '../domain/details';
import type { Facts } from '../domain/notice';
import { smsPartsOf } from '../domain/sms-parts';
import type { Phrasebook, Template, Wording } from '../domain/template';
import { addressFields, checkAddress } from './check-address';
import { type Contract, contractOf } from './contracts';

/** What a sealed field holds while templates are checked, by its kind; a code is as long as codes get. */
const opened: Readonly<Record<string, string>> = { link: 'https://mumaris.example/checked', code: '00000000' };

const sampleName = 'نورة العتيبي';

/** Every text of a template. */
const textsOf = ({ message, choose, sms }: Template): Text[] => [
  ...[message, ...Object.values(choose?.messages ?? {})]
    .filter((wording): wording is Wording => wording !== undefined)
    .flatMap(({ subject, body }) => [subject, body]),
  ...(sms ? [sms] : []),
];

/** The facts of the contract's example; where the words depend on a field, once for each of its values, and without it where it may be unsaid. */
export const samplesOf = ({ sealed, choose, details }: Template, { example, values }: Contract): Facts[] => {
  const facts = { ...example, ...Object.fromEntries(sealed.map((field) => [field, opened[details[field] ?? '']])) };
  if (!choose) return [facts];
  const said = (values[choose.by] ?? []).map((value) => ({ ...facts, [choose.by]: value }));
  return choose.unsaid === undefined ? said : [...said, { ...facts, [choose.by]: undefined }];
};

const paragraphsIn = (template: Template): string[] =>
  textsOf(template).flatMap(({ ar, en }) => [...paragraphsOf(ar), ...paragraphsOf(en)]);

const usedIn = (template: Template): Argument[] => paragraphsIn(template).flatMap(argumentsOf);

const checkFields = (template: Template, { required, values }: Contract): string[] => {
  const { sealed, validUntil, choose, details } = template;
  const told = usedIn(template).map(({ name }) => name);
  const chosenBy = choose && choose.unsaid === undefined ? [choose.by] : [];
  const missing = [...told, ...sealed, ...(validUntil ? [validUntil] : []), ...chosenBy, ...addressFields(template)]
    .filter((field) => !required.includes(field))
    .map((field) => `the event may come without ${field}`);
  const untold = Object.keys(details).filter((field) => !told.includes(field));
  const cases = choose ? (values[choose.by] ?? []) : [];
  const idle = Object.keys(choose?.messages ?? {}).filter((value) => !cases.includes(value));
  return [
    ...missing,
    ...untold.map((field) => `no text tells ${field}`),
    ...idle.map((value) => `${choose?.by} is never ${value}`),
  ];
};

/** A secret that is to be told carries its field's own name; whatever else is sealed is no word of a message. */
const checkSecrets = (template: Template, { sealed }: Contract): string[] => {
  const open = template.sealed.filter((field) => !sealed[field]?.includes(field));
  const shut = usedIn(template)
    .map(({ name }) => name)
    .filter((name) => sealed[name] && !template.sealed.includes(name));
  const plain = template.sealed.filter((field) => !copiedKinds.includes(template.details[field] ?? ''));
  return [
    ...open.map((field) => `${field} does not carry ${field} sealed`),
    ...shut.map((field) => `${field} is sealed and is not opened`),
    ...plain.map((field) => `${field} is copied, so its kind is one of ${copiedKinds.join(', ')}`),
  ];
};

/** What is copied by hand is found at once: a link is all there is of its paragraph. */
const checkLinks = (template: Template): string[] =>
  paragraphsIn(template).flatMap((paragraph) =>
    argumentsOf(paragraph)
      .filter(({ name }) => template.details[name] === 'link' && paragraph !== `{${name}}`)
      .map(({ name }) => `{${name}} stands in a paragraph of its own`),
  );

const checkNames = ({ details }: Template, { values }: Contract, { names }: Phrasebook): string[] =>
  Object.entries(details)
    .filter(([, kind]) => isNamed(kind))
    .flatMap(([fact, kind]) => (values[fact] ?? []).map((value) => ({ value, kind })))
    .filter(({ value, kind }) => !names[kind]?.[value])
    .map(({ value, kind }) => `no name for ${value} among the names “${kind}”`);

const checkSms = (text: string, { smsParts }: Template): void => {
  const { encoding, units, parts } = smsPartsOf(text);
  if (parts > smsParts) throw new Error(`the SMS takes ${units} units of ${encoding} and so ${parts} parts: “${text}”`);
};

const checkTexts = (template: Template, contract: Contract, book: Phrasebook): void => {
  const { about, channels } = template;
  const ask = (facts: Facts, language: Language) => ({ about, facts, language, name: sampleName });
  for (const facts of samplesOf(template, contract))
    for (const language of languages) {
      if (channels.includes('EMAIL')) composeEmail(ask(facts, language), book);
      if (channels.includes('INBOX')) composeInbox(ask(facts, language), book);
      if (channels.includes('SMS')) checkSms(composeSms(ask(facts, language), book), template);
    }
};

const problemsOf = (template: Template, book: Phrasebook): string[] => {
  try {
    const contract = contractOf(template.about);
    const problems = [checkFields, checkAddress, checkSecrets, checkLinks, checkNames].flatMap((check) =>
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
 * may need, and counts the parts of its SMS (NTF-06).
 * @throws with every problem found
 */
export const checkPhrasebook = (book: Phrasebook): void => {
  const problems = [...book.templates.values()].flatMap((template) => problemsOf(template, book));
  if (problems.length) throw new Error(`The templates are not right:\n  ${problems.join('\n  ')}`);
};
