import type { Credential } from '../../credentials';
import { latestOf } from './facts';

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
