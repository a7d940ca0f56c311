import { type Credential, statusOn } from '../../credentials';
import { undisturbed } from '../../credentials/domain/standing';
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
    expect(known([{ ...granted, extension: null, replacedBy: null, standing: undisturbed } as Credential])).toBe(
      status,
    );
    expect(known([])).toBe('NONE');
  },
);

describe('MEM-62 a registration that was renewed ahead', () => {
  const period = (id: string, startsOn: string, expiresOn: string) =>
    ({
      ...{ id, kind: 'REGISTRATION', status: 'ACTIVE', issuedOn: '2026-11-01', expiresOn },
      ...{ extension: null, replacedBy: null, standing: undisturbed, content: { startsOn, employer: null } },
    }) as Credential;
  const [old, renewal] = [period('cre_1', '2024-12-01', '2026-11-30'), period('cre_2', '2026-12-01', '2028-11-30')];
  const known = (held: readonly Credential[], today: string) => knownOf(practitioner, held, today);

  test.each([
    ['2026-11-30', 'ACTIVE', 'NOT_YET_IN_FORCE'],
    ['2026-12-01', 'EXPIRED', 'ACTIVE'],
    ['2028-11-30', 'EXPIRED', 'ACTIVE'],
    ['2028-12-01', 'EXPIRED', 'EXPIRED'],
  ])('given it is %s, then the old one is %s and the new one %s', (today, before, after) => {
    expect([statusOn(old, today), statusOn(renewal, today)]).toEqual([before, after]);
  });

  test('given its first day lies ahead, then its holder is registered all the same, to the new end', () => {
    const renewed = { 'registration.status': 'ACTIVE', 'registration.expiresOn': '2028-11-30' };
    for (const today of ['2026-11-30', '2026-12-01']) expect(known([renewal, old], today)).toMatchObject(renewed);
  });

  test('given the old one is suspended, then the new one helps nobody before it begins', () => {
    const suspensions = [{ id: 'san_1', from: new Date('2026-11-01'), until: null, liftedAt: null }];
    const suspended = { ...old, standing: { ...undisturbed, suspensions } };
    expect(known([renewal, suspended], '2026-11-30')['registration.status']).toBe('SUSPENDED');
    expect(known([renewal], '2026-11-30')['registration.status']).toBe('NOT_YET_IN_FORCE');
  });
});

describe('MEM-32 temporary registrations', () => {
  const stay = (id: string, startsOn: string, expiresOn: string, fields: object = {}) =>
    ({
      ...{ id, kind: 'TEMPORARY_REGISTRATION', status: 'ACTIVE', issuedOn: startsOn, expiresOn, followedBy: null },
      ...{ extension: null, replacedBy: null, standing: undisturbed, content: { startsOn } },
      ...fields,
    }) as Credential;
  const suspensions = [{ id: 'san_1', from: new Date('2026-01-01'), until: null, liftedAt: null }];
  const [early, late] = [stay('cre_1', '2026-11-01', '2026-11-30'), stay('cre_2', '2026-12-01', '2026-12-31')];
  const of = (...held: Credential[]) => {
    const known = knownOf(practitioner, held, '2026-11-22');
    return [known['temporary.status'], known['temporary.expiresOn']];
  };

  test('given several, then the one that ends last counts; given none, then NONE', () => {
    expect(of()).toEqual(['NONE', undefined]);
    expect(of(early)).toEqual(['ACTIVE', '2026-11-30']);
    expect(of(late, early)).toEqual(['NOT_YET_IN_FORCE', '2026-12-31']);
  });

  test('MEM-66 given a revoked one, then it counts before all others, unless an appeal gave it back; then a suspended one', () => {
    const revoked = { ...early, status: 'REVOKED' as const };
    expect(of(late, revoked)[0]).toBe('REVOKED');
    expect(of(late, { ...revoked, followedBy: 'cre_2' })[0]).toBe('NOT_YET_IN_FORCE');
    const suspended = { ...early, standing: { ...undisturbed, suspensions } };
    expect(of(late, suspended)[0]).toBe('SUSPENDED');
  });
});
