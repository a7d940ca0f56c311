import { loadReference } from '../rules/load-reference';
import type { Entry } from './entry';
import { type Granted, joinedBy } from './joined';

const granted: Granted = {
  number: 'QS-482-913-075',
  title: { ar: 'طب الأعماق السريري', en: 'Clinical deep-sea medicine' },
  under: 'INTERNAL_MEDICINE',
  from: '2027-01-10',
};
const code = 'LISTED_QS_482_913_075';
const narrower = { ...granted, number: 'QS-1', title: { ar: 'طب الغواصين', en: 'Medicine of divers' }, under: code };

describe('MEM-14 a granted qualification in the list of specialties', () => {
  let joined: readonly Entry[] = [];
  const reference = loadReference(undefined, () => joined);
  const join = (...all: Granted[]) => (joined = joinedBy(all, joined, reference));
  beforeEach(() => join());
  const found = (day: string, choice: object) => reference.offered('SPECIALTY', day, choice).map((entry) => entry.code);

  test('is offered from its day, found in both languages, under what it stands and for its category', () => {
    join(granted);
    for (const search of ['الأعماق', 'deep sea med'])
      expect([found('2027-01-09', { search }), found('2027-01-10', { search })]).toEqual([[], [code]]);
    expect(found('2027-01-10', { under: 'INTERNAL_MEDICINE', category: 'PHYSICIAN' })).toContain(code);
    expect(found('2027-01-10', { category: 'NURSE' })).not.toContain(code);
    expect(reference.find('SPECIALTY', code)?.label).toEqual(granted.title);
  });

  test('can have another under it, whichever came when', () => {
    join(granted);
    join(granted, narrower);
    expect(found('2027-01-10', { under: code })).toEqual(['LISTED_QS_1']);
    expect(found('2027-01-10', { under: 'INTERNAL_MEDICINE', search: 'divers' })).toEqual(['LISTED_QS_1']);
    join(granted, narrower);
    expect(found('2027-01-10', { under: code })).toEqual(['LISTED_QS_1']);
  });

  test('is none where what it stands under is gone, and no more once it is taken back', () => {
    expect(join({ ...granted, under: 'NOTHING' })).toEqual([]);
    join(granted);
    expect(join()).toEqual([]);
    expect(reference.find('SPECIALTY', code)).toBeUndefined();
  });
});
