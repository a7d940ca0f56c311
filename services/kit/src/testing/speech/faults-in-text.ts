import type { Language } from '@mumaris/schemas';
import { outsideIsolates } from '../../words/direction';
import { wrongCounts } from './counts-in-text';
import { forbidden, rulesOfSpeech } from './rules-of-speech';

/** What a text is: whole sentences, a label or subject without a full stop, or a page of lines. */
export type Form = 'SENTENCES' | 'LABEL' | 'PAGE';

const link = /https?:\/\/\S+/g;
const latinWord = /\p{Script=Latin}[\p{Script=Latin}\d]*/gu;

const found = (text: string, pattern: RegExp, fault: string): string[] => {
  const [match] = pattern.exec(text) ?? [];
  return match === undefined ? [] : [`${fault}: “${match}”`];
};

const isBalanced = (text: string): boolean => !/[\u2066-\u2069]/.test(outsideIsolates(text));

const neverSaid = (text: string, language: Language): string[] =>
  forbidden[language].flatMap(({ instead, pattern }) => found(text, pattern, `write ${instead} instead`));

/** A person reads a text of the other script in its own order only between isolates. */
const strangers = (open: string, language: Language): string[] => {
  if (language === 'EN') return found(open, /\p{Script=Arabic}+/u, 'Arabic outside isolates');
  const words = open.match(latinWord) ?? [];
  return words
    .filter((word) => !rulesOfSpeech.formats.includes(word))
    .map((word) => `Latin outside isolates: “${word}”`);
};

const ending = /[.؟?!]$/;
/** A line of a page that long is a sentence, unless it begins with what it names. */
const isSentence = (line: string) => line.split(' ').length > 8 && !/^[^:]{1,60}: |^• /.test(line);

const wrongEndings = (text: string, form: Form): string[] => {
  const bare = text.replace(/[\u2066-\u2069]/g, '').trim();
  if (form === 'SENTENCES') return ending.test(bare) ? [] : ['no full stop at the end'];
  if (form === 'LABEL') return bare.endsWith('.') ? ['a full stop after a label'] : [];
  return bare
    .split('\n')
    .flatMap((line) => (isSentence(line) && !/[.؟?!:،,]$/.test(line) ? [`no full stop: “${line}”`] : []));
};

/** What is wrong with a text as a person reads it, by docs/arabic.md; empty where nothing is. */
export const faultsInText = (text: string, language: Language, form: Form): string[] => {
  const open = outsideIsolates(text.replace(link, ''));
  return [
    ...found(text, /[{}|]|undefined|null|NaN|Invalid Date|\[object/, 'left over'),
    ...found(text, /[\u0660-\u0669\u06F0-\u06F9]/, 'figures are ASCII'),
    // But for the sign of a year after the Hijra.
    ...found(text, /(?<!\d\u0647)\u0640/, 'no letter is drawn out'),
    ...found(text.replace(link, ''), /\b[A-Z]+(?:_[A-Z]+)+\b/, 'a code'),
    ...(isBalanced(text) ? [] : ['isolates are not balanced']),
    ...neverSaid(open, language),
    ...strangers(open, language),
    ...wrongCounts(open, language),
    ...wrongEndings(text, form),
  ];
};
