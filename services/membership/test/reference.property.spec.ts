import { referenceKinds } from '@mumaris/schemas';
import fc from 'fast-check';
import { type Entry } from '../src/reference';
import { referenceOf } from '../src/reference/domain/reference';
import { searchableBy } from '../src/reference/domain/search';
import { loadReference } from '../src/reference/rules/load-reference';

const reference = loadReference();
const today = '2026-11-30';
const kinds = fc.constantFrom(...referenceKinds);
const all = referenceKinds.flatMap((kind) => reference.offered(kind, today));

const wordsOf = ({ label: { ar, en } }: Entry) => [ar, en].flatMap((name) => name.match(/[\p{L}\p{M}\d’']+/gu) ?? []);

test('MEM-19 each entry is found first by its whole name, in both languages, however it is cased', () => {
  for (const entry of all)
    for (const name of [entry.label.ar, entry.label.en, entry.label.en.toUpperCase()])
      expect(reference.offered(entry.kind, today, { search: name })[0]).toBe(entry);
});

test('MEM-19 each entry is found by any of its words, by their beginnings, and by two of them in any order', () => {
  const asked = fc.constantFrom(...all).chain((entry) => {
    const word = fc.constantFrom(...wordsOf(entry));
    return fc.record({ entry: fc.constant(entry), first: word, second: word, length: fc.integer({ min: 1, max: 20 }) });
  });
  fc.assert(
    fc.property(asked, ({ entry, first, second, length }) => {
      for (const search of [first, first.slice(0, length), `${first} ${second}`, `${second.slice(0, length)} ${first}`])
        expect(reference.offered(entry.kind, today, { search })).toContain(entry);
    }),
    { numRuns: 1_000 },
  );
});

test('a search never throws, and finds each entry once at most', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );
  fc.assert(
    fc.property(kinds, texts, (kind, search) => {
      const found = reference.offered(kind, today, { search });
      expect(new Set(found).size).toBe(found.length);
    }),
    { numRuns: 500 },
  );
});

test('nothing is offered before its first day or after its last', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2027-02-${String(date).padStart(2, '0')}`);
  const entry = fc.record({ from: day, until: fc.option(day) }).map(({ from, until }): Entry => ({
    ...{ kind: 'CITY', code: 'TOWN', label: { ar: 'بلدة', en: 'Town' }, parent: null, categories: [], from, until },
    searchable: searchableBy(['Town']),
  }));
  fc.assert(
    fc.property(fc.array(entry), day, fc.constantFrom('', 'town'), (all, on, search) => {
      const offered = referenceOf((kind) => ({ kind, under: null, entries: all })).offered('CITY', on, { search });
      expect(offered).toEqual(all.filter(({ from, until }) => from <= on && on <= (until ?? on)));
    }),
  );
});
