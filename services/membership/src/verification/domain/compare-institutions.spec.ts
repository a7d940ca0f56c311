import { isSameInstitution } from './compare-institutions';

const cairo = [{ ar: 'جامعة القاهرة', en: 'Cairo University' }];

test.each([
  ['University of Cairo', true],
  ['CAIRO UNIVERSITY', true],
  ['جامعه القاهره', true],
  ['Alexandria University', false],
  ['جامعة الإسكندرية', false],
  ['', false],
])('MEM-55 Cairo University and “%s”: %s', (written, same) => {
  expect(isSameInstitution(cairo, written)).toBe(same);
});
