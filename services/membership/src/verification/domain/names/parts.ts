import { arabicKey } from './arabic';
import { spellingsOf } from './latin';

/** One part of a name: as it is written, and each way in which it is compared, in Latin or Arabic letters. */
export interface Part {
  readonly shown: string;
  readonly ways: readonly string[];
}

export type Script = 'ARABIC' | 'LATIN';

export const scriptOf = (text: string): Script => (/\p{Script=Arabic}/u.test(text) ? 'ARABIC' : 'LATIN');

/** What is said to a person and is no part of the name, and what only says whose child somebody is. */
const titles =
  /^(?:dr|prof|professor|doctor|mr|mrs|ms|miss|eng|sheikh|د|دكتور|دكتوره|الدكتور|الدكتوره|ا|استاذ|الاستاذ|م|مهندس|المهندس)$/;
const kinship = /^(?:bin|bint|ibn|ben|بن|بنت|ابن)$/;

const articles: Readonly<Record<Script, RegExp>> = { LATIN: /^(?:al|el|ul)$/, ARABIC: /^ال$/ };
/** The l of the article becomes the sun letter after it: ar-Rahman, ash-Shehri. */
const sunArticle = /^[aeu](sh|th|dh|[tdrzsn])$/;
const servant: Readonly<Record<Script, RegExp>> = {
  LATIN: /^abd(?:[aeuo]?l|[aeu](?:sh|[tdrzsn]))?$/,
  ARABIC: /^عبد(?:ال)?$/,
};
const father: Readonly<Record<Script, RegExp>> = { LATIN: /^(?:abu|abo|abou|umm|um)$/, ARABIC: /^(?:ابو|ابي|ام)$/ };
const faith: Readonly<Record<Script, RegExp>> = {
  LATIN: /^(?:al|el|ud|ed|uddin|eddin)?-?d(?:i|ee)ne?$/,
  ARABIC: /^الدين$/,
};

interface Token {
  readonly shown: string;
  readonly key: string;
}

const keyOf = (word: string, script: Script): string =>
  script === 'ARABIC' ? arabicKey(word) : (spellingsOf(word)[0] ?? '');

const tokensOf = (text: string, script: Script): Token[] =>
  text
    .replace(/['’‘ʼʻ`´]/gu, '')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)
    .map((shown) => ({ shown, key: keyOf(shown, script) }))
    .filter(({ key }) => key !== '');

/** "SURNAME, GIVEN NAMES" is turned round; a comma at the end, or two, say nothing. */
const inOrder = (name: string): string => {
  const [surname = '', given = '', ...more] = name.split(/[,،]/);
  return more.length || !given.trim() ? name : `${given} ${surname}`;
};

/** Without titles in front, and without what stands between a child and its father. */
const withoutTitles = (tokens: readonly Token[]): Token[] => {
  const first = tokens.findIndex(({ key }) => !titles.test(key));
  const named = tokens.slice(Math.max(first, 0));
  return named.filter(({ key }, index) => index === 0 || index === named.length - 1 || !kinship.test(key));
};

const isArticle = (token: Token, next: Token | undefined, script: Script): boolean => {
  if (!next) return false;
  if (articles[script].test(token.key)) return true;
  const sun = script === 'LATIN' ? sunArticle.exec(token.key)?.[1] : undefined;
  return sun !== undefined && next.key.startsWith(sun);
};

/** Words that are one part: an article and its noun, Abd and whom he serves, Abu and his child, Salah and ad-Din. */
const joined = (tokens: readonly Token[], script: Script): Token[][] => {
  const groups: Token[][] = [];
  let open = false;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const opens =
      isArticle(token, next, script) ||
      (next !== undefined && (servant[script].test(token.key) || father[script].test(token.key)));
    const isFaith = groups.length > 0 && faith[script].test(articleLess(tokens, index, script));
    if (open || isFaith) groups.at(-1)?.push(token);
    else groups.push([token]);
    open = opens;
  }
  return groups;
};

/** The word at a place, with the article that stands apart before its noun. */
const articleLess = (tokens: readonly Token[], index: number, script: Script): string => {
  const [token, next] = [tokens[index], tokens[index + 1]];
  return token && next && isArticle(token, next, script) ? next.key : (token?.key ?? '');
};

const latinServant = /^abd(?:[aeuo]?l|[aeu](?=([tdrzsn])\1)[tdrzsn])(?=.{2})/;
const latinFaith = /^(.{2,}?)(?:[aeiou]{0,2}(?:ld|dd|d))(?:i|ee|ei)ne?$/;

/** Of one word of Latin letters: with and without its article, and Abd, Abu and ad-Din written in one way. */
const latinWays = (word: string): string[] => {
  if (latinServant.test(word)) return [word.replace(latinServant, 'abd+').replace(/^abd\+[ae]l(?=l?ah?$)/, 'abd+')];
  const bare = /^[ae]l(?=.{4})/.test(word) ? [word.slice(2)] : [];
  return [word, ...bare];
};

const latinGroup = (group: readonly Token[]): string[] => {
  const words = group.map(({ shown }) => spellingsOf(shown));
  const whole = words.reduce<string[]>((found, ways) => found.flatMap((one) => ways.map((way) => one + way)), ['']);
  const [first] = group;
  const apart =
    group.length > 1 && first && isArticle(first, group[1], 'LATIN')
      ? whole.map((one) => one.slice(first.key.length))
      : [];
  const sun = apart.length ? apart.map((one) => `al${one}`) : [];
  const faithful = whole.flatMap((one) => {
    const [, base] =
      (group.length > 1 || /[aeiou](?:ld|dd)(?:i|ee)ne?$/.test(one)) && !/^abd/.test(one)
        ? (latinFaith.exec(one) ?? [])
        : [];
    return base ? [`${base.replace(/[aeiou]+$/, '').replace(/[ae]l$/, '')}+din`] : [];
  });
  return [...new Set([...whole, ...apart, ...sun].flatMap(latinWays).concat(faithful))];
};

const arabicGroup = (group: readonly Token[]): string[] => {
  const whole = group.map(({ key }) => key).join('');
  const bare = /^ال..../.test(whole) || group.length > 1 ? [whole.replace(/^ال/, '')] : [];
  return [...new Set([whole, ...bare])];
};

/** The parts of a name in their order, as they are compared. */
export const partsOf = (name: string): Part[] => {
  const script = scriptOf(name);
  const tokens = withoutTitles(tokensOf(inOrder(name.normalize('NFC')), script));
  return joined(tokens, script).map((group) => ({
    shown: group.map(({ shown }) => shown).join(' '),
    ways: script === 'ARABIC' ? arabicGroup(group) : latinGroup(group),
  }));
};
