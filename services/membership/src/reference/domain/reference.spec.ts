import type { ReferenceKind } from '@mumaris/schemas';
import { type Entry, isUnder, nearest } from '..';
import type { List } from './entry';
import { referenceOf } from './reference';
import { searchableBy } from './search';

const entry = (kind: ReferenceKind, code: string, given: Partial<Entry> = {}): Entry => ({
  ...{ kind, code, label: { ar: code, en: code }, parent: null, categories: [], from: '2026-01-01', until: null },
  searchable: searchableBy([code]),
  ...given,
});

const medicine = entry('PROFESSION', 'MEDICINE');
const nursing = entry('PROFESSION', 'NURSING');
const internal = entry('SPECIALTY', 'INTERNAL', { parent: medicine, categories: ['PHYSICIAN'] });
const cardiology = entry('SPECIALTY', 'CARDIOLOGY', { parent: internal, categories: ['PHYSICIAN'] });
const catheters = entry('SPECIALTY', 'CATHETERS', { parent: cardiology, categories: ['PHYSICIAN'] });
const wards = entry('SPECIALTY', 'WARDS', { parent: nursing, categories: ['NURSE'], until: '2027-03-31' });
const consultant = entry('RANK', 'CONSULTANT', { categories: ['PHYSICIAN', 'DENTIST'] });
const nurse = entry('RANK', 'NURSE', { categories: ['NURSE'], from: '2026-06-01' });

const entries = [medicine, nursing, internal, cardiology, catheters, wards, consultant, nurse];
const referenceTo = (all: readonly Entry[]) =>
  referenceOf((kind): List => {
    const under = kind === 'SPECIALTY' ? 'PROFESSION' : null;
    return { kind, under, entries: all.filter((one) => one.kind === kind) };
  });
const reference = referenceTo(entries);
const today = '2026-11-30';

describe('MEM-10 the tree of specialties', () => {
  it('knows what stands under what, at any depth, and nothing under itself', () => {
    expect(isUnder(catheters, internal)).toBe(true);
    expect(isUnder(internal, catheters)).toBe(false);
    expect(isUnder(internal, internal)).toBe(false);
    expect(nearest(catheters, 'PROFESSION')).toBe(medicine);
    expect(nearest(catheters, 'SPECIALTY')).toBe(cardiology);
    expect(nearest(medicine, 'PROFESSION')).toBeUndefined();
  });

  it('is offered by what it stands under, of its own list and of the one above', () => {
    expect(reference.offered('SPECIALTY', today, { under: 'MEDICINE' })).toEqual([internal, cardiology, catheters]);
    expect(reference.offered('SPECIALTY', today, { under: 'MEDICINE', directly: true })).toEqual([internal]);
    expect(reference.offered('SPECIALTY', today, { under: 'INTERNAL', directly: true })).toEqual([cardiology]);
    expect(reference.offered('SPECIALTY', today, { under: 'CATHETERS' })).toEqual([]);
    expect(reference.offered('SPECIALTY', today, { directly: true })).toHaveLength(4);
  });

  it.each([
    ['SPECIALTY', 'NOBODY'],
    ['PROFESSION', 'INTERNAL'],
    ['SPECIALTY', ''],
  ] as const)('refuses %s under %j, which is nothing there', (kind, under) => {
    const refused = expect.objectContaining({ code: 'NOT_IN_LIST', field: ['under'] }) as Error;
    expect(() => reference.offered(kind, today, { under })).toThrow(refused);
  });
});

describe('MEM-11 what is offered', () => {
  it('are the ranks of a category', () => {
    expect(reference.offered('RANK', today, { category: 'DENTIST' })).toEqual([consultant]);
    expect(reference.offered('RANK', today, { category: 'TECHNICIAN' })).toEqual([]);
  });

  it('begins with its first day and ends with its last', () => {
    const on = (kind: ReferenceKind, day: string) => reference.offered(kind, day).map(({ code }) => code);
    expect(on('RANK', '2026-05-31')).not.toContain('NURSE');
    expect(on('RANK', '2026-06-01')).toContain('NURSE');
    expect(on('SPECIALTY', '2027-03-31')).toContain('WARDS');
    expect(on('SPECIALTY', '2027-04-01')).not.toContain('WARDS');
    expect(reference.offered('SPECIALTY', '2027-04-01', { search: 'wards' })).toEqual([]);
    expect(reference.find('SPECIALTY', 'WARDS')).toBe(wards);
  });

  it('ends with what it stands under', () => {
    const ended = { ...medicine, until: '2026-12-31' };
    const heart = { ...cardiology, parent: ended };
    expect(referenceTo([ended, heart]).offered('SPECIALTY', '2026-12-31')).toEqual([heart]);
    expect(referenceTo([ended, heart]).offered('SPECIALTY', '2027-01-01')).toEqual([]);
  });
});

test('MEM-14 given a qualification that is granted while the service runs, then it is offered and found at once', () => {
  const granted: Entry[] = [];
  const growing = referenceOf((kind) => ({ kind, under: null, entries: kind === 'SPECIALTY' ? granted : [] }));
  expect(growing.offered('SPECIALTY', today)).toEqual([]);
  granted.push(cardiology);
  expect(growing.offered('SPECIALTY', today, { search: 'card' })).toEqual([cardiology]);
  expect(growing.find('SPECIALTY', 'CARDIOLOGY')).toBe(cardiology);
});
