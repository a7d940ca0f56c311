import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AccessRule, accessRules, type Belonging, isVisible } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { subgraphSchema } from '@mumaris/kit/server/subgraph-schema';
import { roles, scopes, subgraphNames } from '@mumaris/schemas';

const table = path.join(__dirname, 'who-sees-what.txt');

const somebody = { roles: [], address: '127.0.0.1' };
const belonging: Belonging = { accountId: 'acc_owner', organisationId: 'org_own' };
const clientOf = (organisationId: string, scope: (typeof scopes)[number]): Caller => ({
  ...somebody,
  client: { id: 'cli_1', organisationId, scopes: [scope] },
});

/** Every kind of caller, the ones with the fewest rights first; staff and strangers do not own what they look at. */
const callers: readonly (readonly [string, Caller])[] = [
  ['visitor', somebody],
  ['stranger', { ...somebody, accountId: 'acc_other' }],
  ['owner', { ...somebody, accountId: 'acc_owner' }],
  ...roles.map((role): [string, Caller] => [role, { ...somebody, accountId: 'acc_staff', roles: [role] }]),
  ...scopes.flatMap((scope): [string, Caller][] => [
    [`${scope} of its own employer`, clientOf('org_own', scope)],
    [`${scope} of another employer`, clientOf('org_other', scope)],
  ]),
];

/** Who sees a field of an object that is the owner's; of an operation where it is nobody's. */
const seenBy = (rule: AccessRule, isRoot: boolean): string => {
  if (rule.to.includes('PARENT')) return 'whoever sees its parent';
  const seeing = callers.filter(([, caller]) => isVisible(rule, caller, isRoot ? undefined : belonging));
  if (seeing.length === callers.length) return 'everybody';
  const named = seeing.map(([name]) => name);
  const signedIn = ['stranger', 'owner', ...roles];
  const everyAccount = signedIn.every((name) => named.includes(name));
  return (everyAccount ? ['every account', ...named.filter((name) => !signedIn.includes(name))] : named).join(', ');
};

const lines = subgraphNames.flatMap((name) =>
  [...accessRules(subgraphSchema(name, {}))].map(
    ([place, rule]) => `${name} ${place}: ${seenBy(rule, /^(Query|Mutation)\./.test(place))}`,
  ),
);

test('PRT-01 who sees what is as the committed table says: read its change as you would read code', () => {
  const now = `${lines.join('\n')}\n`;
  // WHO_SEES_WHAT=write npm test -- --filter=@mumaris/gateway -t 'who sees what' takes today's for the table.
  if (process.env['WHO_SEES_WHAT'] === 'write') writeFileSync(table, now);
  expect(now.split('\n')).toEqual(readFileSync(table, 'utf8').split('\n'));
});

test('nothing that another type holds by PARENT can be reached by itself', () => {
  for (const name of subgraphNames) {
    const schema = subgraphSchema(name, {});
    const byParent = [...accessRules(schema)].filter(([, { to }]) => to.includes('PARENT'));
    const types = new Set(byParent.map(([place]) => place.split('.')[0]));
    for (const type of types) {
      const keyed = schema.getType(type ?? '')?.astNode?.directives?.some((one) => one.name.value === 'key');
      expect([type, keyed ?? false]).toEqual([type, false]);
    }
  }
});
