import { cleanLine } from '@mumaris/kit/text/clean';
import { referenceKinds } from '@mumaris/schemas';
import { nearest, type Reference } from '..';
import { loadReference } from './load-reference';

const reference: Reference = loadReference();
const today = '2026-11-30';
const listed = (kind: (typeof referenceKinds)[number]) => reference.offered(kind, today);
const all = referenceKinds.flatMap(listed);

test('MEM-19 the lists are as long as forms need them', () => {
  expect(listed('SPECIALTY').length).toBeGreaterThanOrEqual(80);
  expect(listed('UNIVERSITY').length).toBeGreaterThanOrEqual(60);
  expect(listed('CITY').length).toBeGreaterThanOrEqual(60);
  expect(listed('REGION')).toHaveLength(13);
  expect(listed('COUNTRY')).toHaveLength(249);
});

test('MEM-10 each specialty has one professional category and a profession, and each category has ranks', () => {
  for (const specialty of listed('SPECIALTY')) {
    expect(specialty.categories).toHaveLength(1);
    expect(nearest(specialty, 'PROFESSION')?.categories).toEqual(expect.arrayContaining([...specialty.categories]));
  }
  const categories = new Set(listed('SPECIALTY').flatMap((specialty) => specialty.categories));
  expect(categories.size).toBe(6);
  for (const category of categories) expect(reference.offered('RANK', today, { category })).not.toHaveLength(0);
});

test.each([
  ['PROFESSION', 'SPECIALTY'],
  ['REGION', 'CITY'],
] as const)('each %s has something of %s under it', (above, kind) => {
  const empty = listed(above).filter(({ code }) => !reference.offered(kind, today, { under: code }).length);
  expect(empty.map(({ code }) => code)).toEqual([]);
});

const arabic = /^(?!.*\u0640)[\p{Script=Arabic}\p{Mn}\d][\p{Script=Arabic}\p{Mn}\d ()-]+$/u;
const english = /^[\p{Lu}\d][\p{Script=Latin}\p{Mn}\d ,.&’'()-]*[\p{Script=Latin}\d)]$/u;

test('MEM-19 each name is written as people read it, in its own letters, without stray blanks', () => {
  const names = all.map(({ label }) => label);
  expect(names.filter(({ ar }) => !arabic.test(ar) || cleanLine(ar) !== ar)).toEqual([]);
  expect(names.filter(({ en }) => !english.test(en) || cleanLine(en) !== en)).toEqual([]);
});
