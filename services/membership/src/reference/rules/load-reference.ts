import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import { type ReferenceKind, referenceKinds } from '@mumaris/schemas';
import type { Entry, List } from '../domain/entry';
import { type Reference, referenceOf } from '../domain/reference';
import { allCountries } from './countries';
import { listRules } from './list-rules';
import { readList } from './read-list';

const ours = path.join(__dirname, '..', '..', '..', 'rules', 'reference');

const none: readonly Entry[] = [];

/**
 * Reads rules/reference/*.yaml: a file for each word of ReferenceKind.
 * @param joined the specialties that were granted since (MEM-14), as they are when a list is asked for
 * @throws when a file is not what its shape says, or contradicts itself or what it stands under; the message names each place
 */
export const loadReference = (folder = ours, joined: () => readonly Entry[] = () => none): Reference => {
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
  const specialties = lists.get('SPECIALTY') as List;
  let whole: { joined: readonly Entry[]; list: List } = { joined: [], list: specialties };
  return referenceOf((kind) => {
    if (kind !== 'SPECIALTY') return lists.get(kind) as List;
    const now = joined();
    if (now !== whole.joined)
      whole = { joined: now, list: { ...specialties, entries: [...specialties.entries, ...now] } };
    return whole.list;
  });
};
