import { RuleViolation, toFailure } from '@mumaris/kit/errors';
import { practitioner, refusals } from '../../../test/given';
import { experience, licence, qualification } from '../../../test/people';
import { loadReference } from '../../reference/rules/load-reference';
import { addEntry, changeEntry, removeEntry } from './entries';
import { type Experience, type ExperienceForm, readExperience, withOverlaps } from './experience';
import { type LicenceForm, readLicence } from './licence';
import { giveMembershipNumber } from './practitioner';
import { type QualificationForm, readQualification } from './qualification';

const readers = { reference: loadReference(), today: '2026-11-22' };
const reading = (change: Partial<ExperienceForm>) => readExperience({ ...experience, ...change }, readers);
const make = (id: string, change: Partial<ExperienceForm> = {}): Experience => ({
  id,
  ...reading(change),
  documentIds: [],
});

test('MEM-13 an experience is kept as the door cleaned it, its days in one calendar and its codes those of the lists', () => {
  const written = { country: 'sa', specialty: 'critical_care_nursing', startsOn: 'h:١٤٤٠-٠١-٠١', endsOn: ' ' };
  expect(reading({ ...written, jobTitle: ' أخصائية  تمريض\u200F', jobDescription: null })).toEqual({
    ...experience,
    country: 'SA',
    jobTitle: 'أخصائية تمريض',
    jobDescription: null,
    startsOn: '2018-09-11',
    endsOn: null,
  });
});

test.each([
  [{ endsOn: '2026-11-22' }, []],
  [{ endsOn: '2026-11-23' }, ['DAY_AHEAD endsOn']],
  [{ startsOn: '2026-11-22' }, []],
  [{ startsOn: '2026-11-23' }, ['DAY_AHEAD startsOn']],
  [{ endsOn: '2019-02-01' }, []],
  [{ endsOn: '2019-01-31' }, ['END_BEFORE_START endsOn']],
  [{ startsOn: '2019-02-30', endsOn: 'x' }, ['BAD_DATE startsOn', 'BAD_DATE endsOn']],
  [
    { country: 'XX', city: ' ', specialty: 'ASTROLOGY', authorityType: 'NURSING' },
    ['UNKNOWN_COUNTRY country', 'REQUIRED city', 'NOT_IN_LIST specialty', 'NOT_IN_LIST authorityType'],
  ],
  [{ city: 'x'.repeat(81), jobDescription: 'x'.repeat(1_001) }, ['TOO_LONG city', 'TOO_LONG jobDescription']],
])('MEM-13 an experience with %j: %j', (change, expected) =>
  expect(refusals(() => reading({ startsOn: '2019-02-01', ...change }))).toEqual(expected),
);

describe('MEM-13 what lies before the birth of the owner', () => {
  const own = { ...readers, bornOn: '1990-05-20' };

  test.each([
    [{ startsOn: '1990-05-20' }, []],
    [{ startsOn: '1990-05-19' }, ['BEFORE_BIRTH startsOn']],
    [{ startsOn: '1980-01-01', endsOn: '1990-05-19' }, ['BEFORE_BIRTH startsOn', 'BEFORE_BIRTH endsOn']],
  ])('given an experience with %j: %j', (change, expected) =>
    expect(refusals(() => readExperience({ ...experience, ...change }, own))).toEqual(expected),
  );

  test.each([
    ['1990-05-20', []],
    ['1990-05-19', ['BEFORE_BIRTH graduatedOn']],
  ])('given a qualification of %s: %j', (graduatedOn, expected) =>
    expect(refusals(() => readQualification({ ...qualification, graduatedOn }, own))).toEqual(expected),
  );
});

test.each([
  [{ university: 'CAIRO_UNIVERSITY' }, ['UNIVERSITY_COUNTRY country']],
  [{ university: 'CAIRO_UNIVERSITY', country: 'eg' }, []],
  [{ country: 'EG' }, ['UNIVERSITY_COUNTRY country']],
  [{ university: null, universityName: 'جامعة في الخارج', country: 'EG' }, []],
  [{ university: 'HOGWARTS', country: 'EG' }, ['NOT_IN_LIST university']],
])('MEM-13 the country is that of the university of the list: with %j %j', (change, expected) =>
  expect(refusals(() => readQualification({ ...qualification, ...change }, readers))).toEqual(expected),
);

test('MEM-13 a university of another country is told with both names', () => {
  const read = () => readQualification({ ...qualification, country: 'EG' }, readers);
  expect(read).toThrow(RuleViolation);
  try {
    read();
  } catch (error) {
    const { ar, en } = toFailure(error as RuleViolation).message;
    expect(ar).toMatch(/^«جامعة الملك سعود» في قائمة الجامعات ضمن «المملكة العربية السعودية»/);
    expect(en).toMatch(/^In the list of universities, “King Saud University” stands under “Saudi Arabia”/);
  }
});

test('MEM-13 overlaps are told: one shared day is one, the next day is none, and who works on overlaps all that follows', () => {
  const placed = withOverlaps([
    make('exp_1', { startsOn: '2019-01-01', endsOn: '2020-01-01' }),
    make('exp_2', { startsOn: '2020-01-01', endsOn: '2021-01-01' }),
    make('exp_3', { startsOn: '2021-01-02', endsOn: null }),
    make('exp_4', { startsOn: '2022-01-01', endsOn: '2022-02-01' }),
  ]);
  expect(placed.map(({ overlapsWith }) => overlapsWith)).toEqual([['exp_2'], ['exp_1'], ['exp_4'], ['exp_3']]);
});

test('MEM-13 a licence is read, also one that is over', () => {
  const read = (change: Partial<LicenceForm>) => readLicence({ ...licence, ...change }, readers);
  expect(read({ expiresOn: '2020-01-01', verificationReference: ' ' })).toEqual({
    ...licence,
    expiresOn: '2020-01-01',
    verificationReference: null,
  });
  expect(refusals(() => read({ number: '', expiresOn: '', authority: ' ' }))).toEqual([
    'REQUIRED number',
    'BAD_DATE expiresOn',
    'REQUIRED authority',
  ]);
});

test('MEM-13 a university is one of the list or one in words, not both and not none', () => {
  const read = (change: Partial<QualificationForm>) => readQualification({ ...qualification, ...change }, readers);
  const inWords = { university: null, universityName: 'جامعة في الخارج' };
  expect(read({})).toEqual({ ...qualification, universityName: null });
  expect(read(inWords)).toEqual({ ...qualification, ...inWords });
  expect(refusals(() => read({ universityName: 'x' }))).toEqual(['ONE_OF_TWO universityName']);
  expect(refusals(() => read({ university: '' }))).toEqual(['REQUIRED university']);
  expect(refusals(() => read({ university: 'HOGWARTS', graduatedOn: '2026-11-23' }))).toEqual([
    'NOT_IN_LIST university',
    'DAY_AHEAD graduatedOn',
  ]);
});

test('MEM-13 entries are added until the list is full, changed in their place, and removed', () => {
  const two = ['exp_1', 'exp_2'].reduce((state, id) => addEntry(state, 'experiences', make(id), 2).state, practitioner);
  expect(refusals(() => addEntry(two, 'experiences', make('exp_3'), 2))).toEqual(['LIST_FULL']);
  const changed = changeEntry(two, 'experiences', make('exp_1', { city: 'جدة' }), 'experienceId').state;
  expect(changed.experiences.map(({ id, city }) => [id, city])).toEqual([
    ['exp_1', 'جدة'],
    ['exp_2', 'الرياض'],
  ]);
  expect(removeEntry(changed, 'experiences', 'exp_1', 'experienceId').state).toEqual({
    ...practitioner,
    experiences: [make('exp_2')],
  });
  const unknown = [
    () => changeEntry(two, 'experiences', make('exp_9'), 'experienceId'),
    () => removeEntry(two, 'licences', 'exp_1', 'licenceId'),
  ];
  expect(unknown.flatMap(refusals)).toEqual(['NOT_FOUND experienceId', 'NOT_FOUND licenceId']);
});

test('MEM-12 a membership number is given once and told; who has one keeps it', () => {
  const { state, events } = giveMembershipNumber(practitioner, 'M-1');
  expect(state).toEqual({ ...practitioner, membershipNumber: 'M-1' });
  expect(events).toEqual([
    {
      type: 'sa.mumaris.membership.membership-number-given.v1',
      data: { practitionerId: 'pra_1', accountId: 'acc_1', fileNumber: 'F-1', membershipNumber: 'M-1' },
    },
  ]);
  expect(giveMembershipNumber(state, 'M-2')).toEqual({ state });
});
