import fc from 'fast-check';
import { practitioner } from '../../../test/given';
import { experience, licence } from '../../../test/people';
import { loadReference } from '../../reference/rules/load-reference';
import type { ExperienceForm } from './experience';
import type { LicenceForm } from './licence';
import { type Practitioner } from './practitioner';
import { joinEntries, type StatedEntries, withoutRoom } from './stated-entries';

const readers = { reference: loadReference(), today: '2026-11-22' };
const nothing: StatedEntries = { experiences: [], licences: [] };
const kept: Practitioner = {
  ...practitioner,
  experiences: [{ ...experience, id: 'exp_1', documentIds: ['doc_1'] }],
  licences: [{ ...licence, id: 'lic_1', documentIds: ['doc_2'] }],
};

const most = { experiences: 60, licences: 20, qualifications: 20 };
const join = (own: Practitioner, stated: Partial<StatedEntries>, max = most, verified: readonly string[] = []) => {
  let count = 0;
  const newId = (list: string) => `${list} ${(count += 1)}`;
  const joining = { readers, max, newId, isVerified: (id: string) => verified.includes(id) };
  return joinEntries(own, { ...nothing, ...stated }, joining).state;
};

describe('MEM-13 what an application stated joins the lists of the profile', () => {
  it('is added where nothing like it is there', () => {
    const worked = { ...experience, startsOn: '2024-12-01' };
    const held = { ...licence, number: 'RN-9' };
    const { experiences, licences } = join(kept, { experiences: [worked], licences: [held] });
    expect(experiences).toEqual([...kept.experiences, { ...worked, id: 'experiences 1', documentIds: [] }]);
    expect(licences).toEqual([...kept.licences, { ...held, id: 'licences 2', documentIds: [] }]);
  });

  it('brings what is there up to date, however it is spelt, and leaves its id, its documents and whether it was practice', () => {
    const own = { ...kept, experiences: kept.experiences.map((one) => ({ ...one, practice: false })) };
    const ended = { ...experience, workplace: 'مدينه الملك فهد الطبيه', endsOn: '2026-10-31', jobTitle: 'مشرفة' };
    const renewed = { ...licence, number: 'rn 48213', expiresOn: '2030-06-30' };
    expect(join(own, { experiences: [ended], licences: [renewed] })).toMatchObject({
      experiences: [{ id: 'exp_1', endsOn: '2026-10-31', jobTitle: 'مشرفة', documentIds: ['doc_1'], practice: false }],
      licences: [{ id: 'lic_1', expiresOn: '2030-06-30', documentIds: ['doc_2'] }],
    });
  });

  it.each([
    { country: 'JO' },
    { workplace: 'مستشفى أبها' },
    { specialty: 'GENERAL_NURSING' },
    { startsOn: '2019-02-02' },
  ])('is another experience with %j', (other) =>
    expect(join(kept, { experiences: [{ ...experience, ...other }] }).experiences).toHaveLength(2),
  );

  it.each([{ number: 'RN-48214' }, { authority: 'وزارة الصحة' }])('is another licence with %j', (other) =>
    expect(join(kept, { licences: [{ ...licence, ...other }] }).licences).toHaveLength(2),
  );

  it('leaves what the Commission has verified as it is', () => {
    const stated = { experiences: [{ ...experience, jobTitle: 'مشرفة' }], licences: [] };
    expect(join(kept, stated, most, ['exp_1'])).toBe(kept);
  });

  it('leaves out what no profile would take: a start that lies ahead, an end before it, a licence without its number', () => {
    const experiences = [
      { ...experience, startsOn: '2026-11-23' },
      { ...experience, startsOn: '2020-01-01', endsOn: '2019-12-31' },
    ];
    expect(join(kept, { experiences, licences: [{ ...licence, number: '' }] })).toBe(kept);
  });

  it('takes the newest for which there is room, and refuses nothing', () => {
    const experiences = ['2022-01-01', '2024-01-01', '2023-01-01'].map((startsOn) => ({ ...experience, startsOn }));
    const days = (max: number) =>
      join(kept, { experiences }, { ...most, experiences: max }).experiences.map(({ startsOn }) => startsOn);
    expect(days(1)).toEqual(['2019-02-01']);
    expect(days(3)).toEqual(['2019-02-01', '2023-01-01', '2024-01-01']);
    expect(days(0)).toEqual(['2019-02-01']);
  });
});

test.each([
  [60, 0],
  [2, 1],
  [1, 2],
  [0, 2], // more are there than the list takes now, and none of what is there counts
])('MEM-13 of a list of at most %i what is there and two more: for %i there is no room', (bound, count) => {
  const rows = ['2024-12-01', '2024-12-01', '2025-12-01'].map((startsOn) => ({ ...experience, startsOn }));
  const stated = { experiences: [...rows, experience], licences: [] };
  const max = { ...most, experiences: bound };
  expect(withoutRoom(kept, stated, { readers, max })).toEqual({ experiences: count, licences: 0 });
});

const few = (...texts: string[]) => fc.constantFrom(...texts);
const worked: fc.Arbitrary<ExperienceForm> = fc.record({
  ...always(experience),
  country: few('SA', 'JO', 'XX'),
  workplace: few('مستشفى أبها', 'مستشفي ابها', 'مستشفى عسير'),
  startsOn: few('2019-02-01', '2024-12-01', '2027-01-01'),
  endsOn: few('', '2020-01-01', '2025-06-30'),
  jobTitle: few('ممرضة', 'مشرفة', ''),
});
const held: fc.Arbitrary<LicenceForm> = fc.record({
  ...always(licence),
  number: few('RN-48213', 'rn48213', 'RN 48213', ''),
  authority: few('وزارة الصحة الأردنية', 'مجلس التمريض'),
  expiresOn: few('2028-06-30', '2030-06-30', 'never'),
});

/** Each field of an object, always as it is. */
function always<T extends object>(fields: T) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fc.constant(value)])) as unknown as {
    [F in keyof T]-?: fc.Arbitrary<T[F]>;
  };
}

test('MEM-13 the same rows once more change nothing, and their order does not matter', () => {
  const rows = fc.record({
    experiences: fc.array(worked, { maxLength: 8 }),
    licences: fc.array(held, { maxLength: 8 }),
  });
  const turned = rows.chain(({ experiences, licences }) =>
    fc.record({
      stated: fc.constant({ experiences, licences }),
      other: fc.record({
        experiences: fc.shuffledSubarray(experiences, { minLength: experiences.length }),
        licences: fc.shuffledSubarray(licences, { minLength: licences.length }),
      }),
      max: fc.record({ experiences: fc.integer({ min: 1, max: 5 }), licences: fc.integer({ min: 1, max: 5 }) }),
    }),
  );
  fc.assert(
    fc.property(turned, ({ stated, other, max: bounds }) => {
      const max = { ...most, ...bounds };
      const joined = join(kept, stated, max);
      expect(join(kept, other, max)).toEqual(joined);
      expect(join(joined, stated, max)).toBe(joined);
      expect(join(joined, other, max)).toBe(joined);
      for (const list of ['experiences', 'licences'] as const)
        expect(joined[list].length).toBeLessThanOrEqual(max[list]);
    }),
    { numRuns: 100 },
  );
});
