import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tree } from './tree.mjs';

const membership = 'services/membership/src';
const identity = 'services/identity/src';
const services = ['identity', 'membership', 'billing', 'cpd', 'notification'].map((name) => `services/${name}/src`);

test('who may import whom is held, each wrong import told by its rule', () => {
  const house = tree({
    copies: ['scripts/config', ...services, 'services/kit/src'],
    files: {
      [`${membership}/credentials/domain/backwards.ts`]: "export * from '../../applications/domain/step';",
      [`${membership}/applications/domain/inside.ts`]: "export * from '../../credentials/domain/credential';",
      [`${membership}/profile/domain/rules-reader.ts`]: "export * from '../../applications/rules/load-rules';",
      [`${membership}/profile/domain/stored.ts`]: "export * from '../store/practitioner.repository';",
      [`${membership}/profile/domain/transacted.ts`]: "export * from '../../../../kit/src/mongo/transaction';",
      [`${membership}/profile/graphql/stored.ts`]: "export * from '../store/practitioner.repository';",
      [`${identity}/use-cases/employed.ts`]: "export * from '../employers/domain/organisation';",
      [`${identity}/employers/domain/decided.ts`]: "export * from '../../domain/stated-reason';",
      'services/billing/src/use-cases/shown.ts': "export * from '../graphql/context';",
      'services/cpd/src/borrowed.ts': "export * from '../../billing/src/invoices/domain/invoice';",
    },
  });
  const { code, output } = house.run(
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', 'scripts/config/dependency-cruiser.cjs'],
    ...services,
  );
  const told = [...output.matchAll(/error ([\w-]+): (\S+)/g)].map(([, rule, file]) => `${rule} ${file}`);
  const wrong = (/** @type {string} */ file) =>
    told
      .filter((line) => line.endsWith(file))
      .map((line) => line.split(' ')[0])
      .sort();
  assert.notEqual(code, 0, output);
  assert.deepEqual(wrong('backwards.ts'), [
    'membership-credentials-follows-its-arrows',
    'membership-inside-of-applications',
  ]);
  assert.deepEqual(wrong('inside.ts'), ['membership-inside-of-credentials']);
  assert.deepEqual(wrong('rules-reader.ts'), [
    'membership-inside-of-applications',
    'membership-profile-follows-its-arrows',
    'the-domain-knows-no-room-around-it',
  ]);
  assert.deepEqual(wrong('profile/domain/stored.ts'), ['the-domain-knows-no-room-around-it']);
  assert.deepEqual(wrong('transacted.ts'), ['the-domain-is-pure']);
  assert.deepEqual(wrong('profile/graphql/stored.ts'), ['the-graph-knows-no-store']);
  assert.deepEqual(wrong('employed.ts'), ['identity-inside-of-employers']);
  assert.deepEqual(wrong('decided.ts'), []);
  assert.deepEqual(wrong('shown.ts'), ['use-cases-know-no-graph']);
  assert.deepEqual(wrong('borrowed.ts'), ['cpd-imports-no-other-service']);
});
