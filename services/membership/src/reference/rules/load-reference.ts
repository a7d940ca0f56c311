import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import { type ReferenceKind, referenceKinds } from '@mumaris/schemas';
import type { List } from '../domain/entry';
import { type Reference, referenceOf } from '../domain/reference';
import { allCountries } from './countries';
import { listRules } from './list-rules';
import { readList } from './read-list';

const ours = path.join(__dirname, '..', '..', '..', 'rules', 'reference');

/**
 * Reads rules/reference/*.yaml: a file for each word of ReferenceKind.
 * @throws when a file is not what its shape says, or contradicts itself or what it stands under; the message names each place
 */
export const loadReference = (folder = ours): Reference => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, rules: loadRules(file, listRules) }));
  const lists = new Map<ReferenceKind, List>();
  for (const kind of referenceKinds) {
    const [found, ...others] = files.filter(({ rules }) => rules.kind === kind);
    if (!found || others.length) throw new Error(`${folder}: one file has to be the list ${kind}`);
    const { file, rules } = found;
    const whole = rules.kind === 'COUNTRY' ? { ...rules, entries: allCountries(rules.entries) } : rules;
    const { list, problems } = readList(whole, lists);
    if (problems.length) throw new Error(`${file}:\n${problems.join('\n')}`);
    lists.set(kind, list);
  }
  return referenceOf((kind) => lists.get(kind) as List);
};
