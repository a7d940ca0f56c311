import { refusals } from '../../../test/given';
import {
  declareRelative,
  isRelative,
  newReviewer,
  type Reviewer,
  withdrawRelative,
  withRoles,
  withSkills,
} from './reviewer';

const now = new Date('2026-11-22T09:30:00.000Z');
const saad = newReviewer('acc_saad');
const file = (number: number) => ({ id: `pra_${number}`, fileNumber: `F-${number}` });
describe('MEM-28 relatives', () => {
  test('one that is declared is one until the lead takes it back; said again, nothing changes', () => {
    const declared = declareRelative(saad, file(1), now).state;
    expect(isRelative(declared, 'pra_1')).toBe(true);
    expect(isRelative(declared, 'pra_2')).toBe(false);
    expect(declareRelative(declared, file(1), now).state).toBe(declared);
    expect(isRelative(withdrawRelative(declared, 'F-1').state, 'pra_1')).toBe(false);
    expect(refusals(() => withdrawRelative(declared, 'F-2'))).toEqual(['NOT_FOUND fileNumber']);
  });

  test('there are a hundred at most', () => {
    const full = Array.from({ length: 100 }, (_, index) => file(index)).reduce<Reviewer>(
      (reviewer, one) => declareRelative(reviewer, one, now).state,
      saad,
    );
    expect(refusals(() => declareRelative(full, file(100), now))).toEqual(['LIST_FULL']);
    expect(declareRelative(full, file(99), now).state).toBe(full);
  });
});

test('IDN-14 who reviews and who leads follows the roles; skills and relatives stay', () => {
  const skilled = withSkills(withRoles(saad, ['REVIEWER']).state, {
    services: ['REGISTRATION', 'REGISTRATION'],
    categories: [],
  }).state;
  expect(skilled).toMatchObject({ reviews: true, leads: false, services: ['REGISTRATION'] });
  const lead = withRoles(skilled, ['REVIEW_LEAD', 'REVIEWER']).state;
  expect(lead).toMatchObject({ reviews: true, leads: true, services: ['REGISTRATION'] });
  const gone = withRoles(lead, ['PRACTITIONER', 'A_ROLE_OF_TOMORROW']).state;
  expect(gone).toMatchObject({ reviews: false, leads: false, services: ['REGISTRATION'] });
  expect(refusals(() => withSkills(gone, { services: [], categories: [] }))).toEqual(['NOT_A_REVIEWER reviewerId']);
});
