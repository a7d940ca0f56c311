import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventTypes, parseEnvelope } from '@mumaris/schemas';

const folder = path.join(path.dirname(require.resolve('@mumaris/schemas/package.json')), 'events/identity');
/** What identity says so far; the examples of other events belong to rules that are not built here yet. */
const said = [
  'account-registered',
  'account-activated',
  'activation-requested',
  'mobile-code-requested',
  'sign-up-code-requested',
  'sign-up-link-requested',
  'sign-up-repeated',
  'second-factor-changed',
  'roles-changed',
  'staff-invited',
];

test.each(said)('the example of %s is what its contract says', (name) => {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.example.json'));
  expect(files).toHaveLength(1);
  const envelope = parseEnvelope(JSON.parse(readFileSync(path.join(folder, files[0] ?? ''), 'utf8')));
  const contract = eventTypes.find(({ type }) => type === envelope.type);
  expect(contract?.parse(envelope.data)).toEqual(envelope.data);
});
