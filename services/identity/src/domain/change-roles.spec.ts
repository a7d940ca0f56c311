import { roles } from '@mumaris/schemas';
import type { Account } from './account';
import { addRoles, assertRolesChange, setRoles } from './change-roles';
import { isStaff } from './staff';

const account = { id: 'acc_one', roles: ['PRACTITIONER', 'REVIEWER'] } as unknown as Account;
const change = { accountId: 'acc_one', actorId: 'acc_two', roles: ['ADMIN' as const] };

test('IDN-14 roles are set as a whole and told, and an invitation adds to those there are', () => {
  expect(setRoles(account, []).state.roles).toEqual([]);
  const added = addRoles(account, ['REVIEWER', 'FINANCE']);
  expect(added.state.roles).toEqual(['PRACTITIONER', 'REVIEWER', 'FINANCE']);
  expect(added.events?.map(({ data }) => data)).toEqual([{ accountId: 'acc_one', roles: added.state.roles }]);
});

test('IDN-14 an account has eight roles at most', () => {
  const eight = roles.slice(0, 8);
  expect(setRoles(account, eight).state.roles).toEqual(eight);
  expect(() => setRoles(account, roles.slice(0, 9))).toThrow('TOO_MANY_ROLES');
});

test('IDN-14 nobody changes one’s own roles', () => {
  expect(() => assertRolesChange(change)).not.toThrow();
  expect(() => assertRolesChange({ ...change, actorId: 'acc_one' })).toThrow('OWN_ROLES');
  expect(() => assertRolesChange({ ...change, roles: ['ADMIN', 'ADMIN'] })).toThrow('ROLES_REPEATED');
});

test('IDN-14 whoever is more than a practitioner is staff', () => {
  expect(
    [[], ['PRACTITIONER' as const], ['PRACTITIONER' as const, 'ADMIN' as const]].map((roles) => isStaff({ roles })),
  ).toEqual([false, false, true]);
});
