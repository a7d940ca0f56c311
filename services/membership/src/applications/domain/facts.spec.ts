import type { Credential } from '../../credentials';
import { practitioner } from '../../../test/given';
import { knownOf, latestOf } from './facts';

const registration = (id: string, issuedOn: string) => ({ id, issuedOn, kind: 'REGISTRATION' }) as Credential;

test('MEM-62 the latest registration is the one granted last, also of two of one day, in whatever order they are read', () => {
  const [first, second, third] = ['2024-12-01', '2026-11-30', '2026-11-30'].map((day, index) =>
    registration(`cre_${index}`, day),
  ) as [Credential, Credential, Credential];
  expect(latestOf([third, second, first], 'REGISTRATION')).toBe(third);
  expect(latestOf([first, second, third], 'REGISTRATION')).toBe(third);
  expect(latestOf([second, first], 'REGISTRATION')).toBe(second);
  expect(latestOf([first], 'CLASSIFICATION')).toBeUndefined();
});

test.each([
  ['2026-11-22', 'ACTIVE'],
  ['2026-11-21', 'EXPIRED'],
])(
  'MEM-32 an eligibility number until %s is %s on 2026-11-22, and NONE where none was granted',
  (expiresOn, status) => {
    const granted = { id: 'cre_1', kind: 'ELIGIBILITY_NUMBER', status: 'ACTIVE', issuedOn: '2025-11-21', expiresOn };
    const known = (held: readonly Credential[]) => knownOf(practitioner, held, '2026-11-22')['eligibility.status'];
    expect(known([{ ...granted, extension: null, replacedBy: null } as Credential])).toBe(status);
    expect(known([])).toBe('NONE');
  },
);
