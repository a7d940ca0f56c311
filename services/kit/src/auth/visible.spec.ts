import type { Caller } from './caller';
import { batchVisible, ownAlone, visible } from './visible';

const caller = (given: Partial<Caller>): Caller => ({ roles: [], address: '127.0.0.1', ...given });
const mine = { id: 'app_1', accountId: 'acc_1' };
const isVisible = visible<typeof mine>('membership', 'Application');

test.each([
  ['its owner', { accountId: 'acc_1' }, true],
  ['another person', { accountId: 'acc_2' }, false],
  ['a reviewer', { accountId: 'acc_2', roles: ['REVIEWER'] }, true],
  ['finance', { accountId: 'acc_2', roles: ['FINANCE'] }, false],
  ['a visitor', {}, false],
  ['a client of an employer', { client: { id: 'c', organisationId: 'org_1', scopes: ['ROSTER_READ'] } }, false],
] as [string, Partial<Caller>, boolean][])(
  'an object is found by whom the SDL lets see its type: %s',
  (_, who, may) => {
    expect(isVisible(caller(who))(mine)).toBe(may);
  },
);

test('of a list somebody sees what is their own alone, and whom the SDL names everything', () => {
  const onlyOf = ownAlone('membership', 'Application');
  expect(onlyOf(caller({ accountId: 'acc_1' }))).toBe('acc_1');
  expect(onlyOf(caller({ accountId: 'acc_1', roles: ['FINANCE'] }))).toBe('acc_1');
  expect(onlyOf(caller({ accountId: 'acc_1', roles: ['REVIEWER'] }))).toBeUndefined();
  expect(() => onlyOf(caller({}))).toThrow('UNAUTHENTICATED');
});

test('what one request may see is loaded in one query; the rest is as if it did not exist', async () => {
  const queries: (readonly string[])[] = [];
  const load = (ids: readonly string[]) => {
    queries.push(ids);
    return Promise.resolve([mine, { id: 'app_2', accountId: 'acc_2' }]);
  };
  const batch = batchVisible(isVisible(caller({ accountId: 'acc_1' })), load, ({ id }) => id);
  const [own, others] = await Promise.all([batch.get('app_1'), batch.find('app_2')]);
  expect(own).toBe(mine);
  expect(others).toBeNull();
  expect(queries).toEqual([['app_1', 'app_2']]);
  await expect(batch.get('app_2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a type without a rule is our mistake, and told at the start', () => {
  expect(() => visible('membership', 'Nothing')).toThrow('Nothing of membership has no @access rule');
});
