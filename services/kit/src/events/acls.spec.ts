import { aclsOf } from './acls';

const acls = aclsOf('mumaris');
const may = (user: string, operation: 'READ' | 'WRITE') =>
  acls
    .filter((acl) => acl.user === user && acl.resource === 'TOPIC' && acl.operations.includes(operation))
    .map(({ name }) => name)
    .sort();

test('each service writes its own topic alone, and reads what it hears', () => {
  for (const service of ['identity', 'membership', 'billing', 'cpd', 'notification'])
    expect(may(service, 'WRITE')).toEqual([`mumaris.${service}.v1`]);
  expect(may('billing', 'READ')).toEqual(['mumaris.membership.v1']);
  expect(may('cpd', 'READ')).toEqual(['mumaris.membership.v1']);
  expect(may('notification', 'READ')).not.toContain('mumaris.notification.v1');
});

test('each service has one consumer group, its own', () => {
  const groups = acls.filter(({ resource }) => resource === 'GROUP');
  expect(groups.map(({ user, name }) => [user, name])).toEqual(
    ['identity', 'membership', 'billing', 'cpd', 'notification'].map((name) => [name, `mumaris.${name}`]),
  );
});

test('nobody may do anything to anything else: nothing is allowed to all, and nothing is created', () => {
  expect(acls.filter(({ user, name }) => user === '*' || name === '*')).toEqual([]);
});
