import type { ReferenceKind } from '@mumaris/schemas';
import type { Entry, List } from '../domain/entry';
import { searchableBy } from '../domain/search';
import { contradictions, type EntryRules, type ListRules } from './list-rules';

type Lists = ReadonlyMap<ReferenceKind, List>;

/** The entries that those of a list can stand under beside its own, by their codes. */
const entriesAbove = (kind: ReferenceKind | null | undefined, lists: Lists): Entry[] => {
  const list = kind && lists.get(kind);
  return list ? [...list.entries, ...entriesAbove(list.under, lists)] : [];
};

/** What is wrong with the categories of an entry. */
const wrongCategories = ({ categories: count }: ListRules, { code, parent, categories }: Entry): string[] => {
  const strange = categories.filter((one) => parent?.categories.length && !parent.categories.includes(one));
  return [
    ...strange.map((one) => `${code}: ${one} is no category of ${parent?.code}, which it stands under`),
    ...(count === 'ONE' && categories.length !== 1
      ? [`${code}: has ${categories.length} categories, and one is due`]
      : []),
    ...(count === 'SEVERAL' && !categories.length ? [`${code}: has no category`] : []),
    ...(!count && categories.length ? [`${code}: has categories, and its list none`] : []),
  ];
};

/**
 * Makes a list of its rules.
 * @param lists those that were read before: what it stands under is one of them
 * @returns the list, and all that is wrong with it
 */
export const readList = (rules: ListRules, lists: Lists): { list: List; problems: string[] } => {
  const { kind, under = null } = rules;
  const problems = contradictions(rules.entries);
  if (under && !lists.has(under)) problems.push(`${kind} stands under ${under}, which does not come before it`);
  const byCode = new Map(rules.entries.map((entry) => [entry.code, entry]));
  const others = new Map(entriesAbove(under, lists).map((entry) => [entry.code, entry]));
  const made = new Map<string, Entry>();

  const parentOf = ({ code, under: wanted }: EntryRules, below: readonly string[]): Entry | null => {
    const own = wanted === undefined ? undefined : byCode.get(wanted);
    if (own && [...below, code].includes(own.code)) problems.push(`${code}: stands under itself, by ${own.code}`);
    else if (own) return make(own, [...below, code]);
    else if (wanted !== undefined && others.has(wanted)) return others.get(wanted) ?? null;
    else if (wanted !== undefined) problems.push(`${code}: there is no ${wanted} that it could stand under`);
    else if (under) problems.push(`${code}: stands under nothing, and its list under ${under}`);
    return null;
  };

  const make = (entry: EntryRules, below: readonly string[] = []): Entry => {
    const known = made.get(entry.code);
    if (known) return known;
    const { code, ar, en, also, until, from = rules.from } = entry;
    const parent = parentOf(entry, below);
    const categories = entry.categories ?? parent?.categories ?? [];
    const searchable = searchableBy([ar, en], also);
    const one = { kind, code, label: { ar, en }, parent, categories, from, until, searchable };
    if (others.has(code)) problems.push(`${code}: a list that ${kind} stands under has this code too`);
    if (until !== null && until < from) problems.push(`${code}: ends before it begins`);
    problems.push(...wrongCategories(rules, one));
    made.set(code, one);
    return one;
  };

  return { list: { kind, under, entries: rules.entries.map((entry) => make(entry)) }, problems };
};
