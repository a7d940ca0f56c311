import { practitioner, rules } from '../../../test/given';
import { type Known, knownOf } from './facts';
import { outlooksOf } from './outlooks';
import { rulesOf } from './rules';

const today = '2026-11-22';
const text = { ar: 'نص', en: 'text' };
const condition = { rule: 'MEM-35', label: text, advice: text, eligibility: true };
const conditions = [
  { ...condition, id: 'degree', check: { kind: 'oneOf', of: 'person.degree', values: ['MASTER', 'DOCTORATE'] } },
  { ...condition, id: 'years', check: { kind: 'number', of: 'person.experienceYears', atLeast: 3 } },
] as const;

/** What a service with these two conditions answers, open or not. */
const outlook = (known: Known, opensSoon = false) => {
  const service = { ...rules.inForce('TRAINING_LETTER', today), opensSoon, questions: [], documents: [] };
  const own = rulesOf({ ...rules, services: [{ ...service, requirements: conditions }] });
  const [found] = outlooksOf(known, own, today, []);
  return { open: found?.open, missing: found?.missing.map(({ id, why }) => `${id}: ${why.en}`) };
};
const notStated = 'You have not stated what tells.';
const enough = { 'person.degree': 'MASTER', 'person.experienceYears': '3' } as const;

describe('MEM-35 a condition of a degree or of years', () => {
  test('given both are stated and enough, then the service is open, one year less and it is not', () => {
    expect(outlook(enough)).toEqual({ open: true, missing: [] });
    expect(outlook({ ...enough, 'person.experienceYears': '2' })).toEqual({
      open: false,
      missing: ['years: The least that will do is 3.'],
    });
  });

  test('given neither is stated, then both are told as not stated, and none as no', () => {
    const { missing } = outlook({});
    expect(missing).toEqual([`degree: ${notStated}`, `years: ${notStated}`]);
  });

  test('given no year and another degree are stated, then they are told as such', () => {
    const { missing } = outlook({ 'person.degree': 'BACHELOR', 'person.experienceYears': '0' });
    expect(missing).toEqual([
      'degree: What your profile or your answers say does not fit.',
      'years: The least that will do is 3.',
    ]);
  });

  test('given the service opens soon, then what is missing is told all the same', () => {
    expect(outlook({ ...enough, 'person.experienceYears': '2' }, true).missing).toHaveLength(1);
    expect(outlook(enough, true)).toEqual({ open: false, missing: [] });
  });

  test('given a profile, then its qualifications and experiences tell both, and an empty one neither', () => {
    const experiences = [{ startsOn: '2024-11-23', endsOn: null, practice: true }];
    const own = { ...practitioner, experiences, qualifications: [{ degree: 'BACHELOR' }, { degree: 'MASTER' }] };
    expect(knownOf(own as unknown as typeof practitioner, [], today)).toMatchObject({
      'person.degree': 'MASTER',
      'person.experienceYears': '2',
    });
    expect(Object.keys(knownOf(practitioner, [], today))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/degree|experienceYears/)]),
    );
  });
});
