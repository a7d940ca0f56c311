import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { referenceKinds } from '@mumaris/schemas';
import { loadReference } from './load-reference';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'reference-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const named = (code: string, rest: object = {}) => ({ code, ar: `اسم ${code}`, en: `Name ${code}`, ...rest });
const lists: Record<string, object> = {
  COUNTRY: { entries: [] },
  REGION: { under: 'COUNTRY', entries: [named('NORTH', { under: 'SA' })] },
  CITY: { under: 'REGION', entries: [named('TOWN', { under: 'NORTH' })] },
  UNIVERSITY: { under: 'COUNTRY', entries: [named('SCHOOL', { under: 'EG' })] },
  PROFESSION: { categories: 'SEVERAL', entries: [named('CARE', { categories: ['NURSE', 'TECHNICIAN'] })] },
  SPECIALTY: {
    ...{ under: 'PROFESSION', categories: 'ONE' },
    entries: [named('WARDS', { under: 'CARE', categories: ['NURSE'] }), named('NIGHTS', { under: 'WARDS' })],
  },
  RANK: { categories: 'SEVERAL', entries: [named('SENIOR', { categories: ['NURSE'] })] },
  AUTHORITY_TYPE: { entries: [named('CLINIC')] },
};

const load = (changed: Record<string, object> = {}) => {
  for (const [kind, list] of Object.entries({ ...lists, ...changed }))
    writeFileSync(
      path.join(folder, `${kind.toLowerCase()}.yaml`),
      JSON.stringify({ kind, version: 1, from: '2026-01-01', ...list }),
    );
  return loadReference(folder);
};

/** What the service says when it does not start. */
const refusal = (kind: string, list: object): string => {
  try {
    load({ [kind]: { ...lists[kind], ...list } });
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};
const specialties = (...entries: object[]) => refusal('SPECIALTY', { entries });
const wards = { under: 'CARE', categories: ['NURSE'] };

test('MEM-10 given lists that agree, then each entry has what it stands under and its category', () => {
  expect(Object.keys(lists)).toEqual([...referenceKinds]);
  const reference = load();
  expect(reference.find('SPECIALTY', 'NIGHTS')).toMatchObject({
    ...{ label: { ar: 'اسم NIGHTS', en: 'Name NIGHTS' }, categories: ['NURSE'], from: '2026-01-01', until: null },
    parent: { code: 'WARDS', parent: { kind: 'PROFESSION', code: 'CARE' } },
  });
  expect(reference.find('CITY', 'TOWN')?.parent?.parent?.label.en).toBe('Saudi Arabia');
});

test('given countries, then all of ISO 3166-1 are there, by the names that the file gives where it gives some', () => {
  const reference = load({
    COUNTRY: {
      entries: [
        { code: 'PS', ar: 'فلسطين' },
        { code: 'GB', also: ['UK'] },
      ],
    },
  });
  const names = reference.offered('COUNTRY', '2026-01-01').map(({ label }) => label.ar);
  expect(names).toHaveLength(249);
  expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'ar')));
  expect(reference.find('COUNTRY', 'PS')?.label).toEqual({ ar: 'فلسطين', en: 'Palestinian Territories' });
  expect(reference.offered('COUNTRY', '2026-01-01', { search: 'uk' })[0]?.label.ar).toBe('المملكة المتحدة');
});

describe('MEM-10 rules that contradict themselves are refused with the file, the entry and what is wrong', () => {
  it('and all that is wrong with a file is told at once', () => {
    const told = specialties(
      named('AA', { ...wards, under: 'NOWHERE' }),
      named('BB', { under: 'CC', categories: ['NURSE'] }),
      named('CC', { under: 'BB', categories: ['NURSE'] }),
      named('DD', { under: 'CARE' }),
    );
    expect(told).toContain('specialty.yaml:');
    expect(told).toContain('AA: there is no NOWHERE that it could stand under');
    expect(told).toContain('CC: stands under itself, by BB');
    expect(told).toContain('DD: has 2 categories, and one is due');
  });

  it('a code or a name that two have, also one that differs by its spelling alone', () => {
    expect(specialties(named('AA', wards), named('AA', wards))).toContain('AA: another entry has this code');
    const told = specialties({ ...named('AA', wards), ar: 'طب الأسرة' }, { ...named('BB', wards), ar: 'طب الاسره' });
    expect(told).toContain('BB: another entry has this Arabic name');
    expect(specialties({ ...named('AA', wards), en: 'Care' }, { ...named('BB', wards), en: 'care' })).toContain(
      'BB: another entry has this English name',
    );
    expect(specialties(named('CARE', wards))).toContain('CARE: a list that SPECIALTY stands under has this code too');
  });

  it('itself as what it stands under', () => {
    expect(specialties(named('AA', { ...wards, under: 'AA' }))).toContain('AA: stands under itself, by AA');
  });

  it('nothing to stand under where its list stands under another, and a list that comes before that', () => {
    expect(refusal('CITY', { entries: [named('TOWN')] })).toContain('TOWN: stands under nothing, and its list under');
    expect(refusal('CITY', { entries: [named('TOWN', { under: 'SOUTH' })] })).toContain('there is no SOUTH');
    expect(refusal('UNIVERSITY', { entries: [named('SCHOOL', { under: 'XX' })] })).toContain('there is no XX');
    expect(refusal('REGION', { under: 'RANK' })).toContain('REGION stands under RANK, which does not come before it');
  });

  it('categories that there are not, that what it stands under has not, or too few', () => {
    expect(specialties(named('AA', { ...wards, categories: ['WIZARD'] }))).toMatch(
      /specialty\.yaml:[^]*PHYSICIAN[^]*entries\[0\]\.categories\[0\]/,
    );
    expect(specialties(named('AA', { ...wards, categories: ['DENTIST'] }))).toContain(
      'AA: DENTIST is no category of CARE, which it stands under',
    );
    expect(refusal('RANK', { entries: [named('SENIOR')] })).toContain('SENIOR: has no category');
    expect(refusal('AUTHORITY_TYPE', { entries: [named('CLINIC', { categories: ['NURSE'] })] })).toContain(
      'CLINIC: has categories, and its list none',
    );
  });

  it('days that there are not, or an end before the beginning', () => {
    expect(specialties(named('AA', { ...wards, until: '2026-02-30' }))).toContain('entries[0].until');
    expect(specialties(named('AA', { ...wards, until: '2025-12-31' }))).toContain('AA: ends before it begins');
    expect(specialties(named('AA', { ...wards, until: '2026-01-01' }))).toBe('');
  });

  it('a country that is none, a missing language, a word that means nothing', () => {
    expect(refusal('COUNTRY', { entries: [{ code: 'XX' }] })).toContain('no country of ISO 3166-1 has this code');
    expect(specialties({ code: 'AA', ar: 'اسم', ...wards })).toContain('entries[0].en');
    expect(specialties(named('AA', { ...wards, practice: true }))).toContain('practice');
  });

  it('a list that has no file, or two', () => {
    load();
    rmSync(path.join(folder, 'rank.yaml'));
    expect(() => loadReference(folder)).toThrow('one file has to be the list RANK');
    load();
    writeFileSync(
      path.join(folder, 'z.yaml'),
      JSON.stringify({ kind: 'RANK', version: 1, from: '2026-01-01', ...lists['RANK'] }),
    );
    expect(() => loadReference(folder)).toThrow('one file has to be the list RANK');
  });
});
