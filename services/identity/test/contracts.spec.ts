import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventTypes, parseEnvelope } from '@mumaris/schemas';

const folder = path.join(path.dirname(require.resolve('@mumaris/schemas/package.json')), 'events/identity');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
/** All that the contracts say identity says: `account-closed.v1` and so on. */
const contracts = readdirSync(folder)
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.replace(/\.schema\.json$/, ''));

/** The texts of the files below a folder that pass, one after another. */
const textsOf = (below: string, passes: (file: string) => boolean): string =>
  readdirSync(path.join(__dirname, '..', below), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && passes(file))
    .map((file) => readFileSync(path.join(__dirname, '..', below, file), 'utf8'))
    .join('\n');
const isTest = (file: string) => file.endsWith('.spec.ts');
const product = textsOf('src', (file) => !isTest(file));
/** Without what they import: a name that is only imported proves nothing. */
const tests = (textsOf('test', isTest) + textsOf('src', isTest)).replace(/^import [^;]*;$/gm, '');

test('the folder of contracts is what the code knows of identity', () => {
  const known = eventTypes.filter(({ service }) => service === 'identity').map(({ type }) => type);
  expect(known.toSorted()).toEqual(contracts.map((name) => `sa.mumaris.identity.${name}`).toSorted());
});

describe.each(contracts)('%s', (name) => {
  const { title } = read(`${name}.schema.json`) as { title: string };

  test('its example is what its contract says', () => {
    const envelope = parseEnvelope(read(`${name}.example.json`));
    expect(envelope.type).toBe(`sa.mumaris.identity.${name}`);
    const contract = eventTypes.find(({ type }) => type === envelope.type);
    expect(contract?.parse(envelope.data)).toEqual(envelope.data);
  });

  test('identity says it, and a test hears it', () => {
    expect(product).toContain(`${title}.of(`);
    expect(tests).toMatch(new RegExp(`\\b${title}\\b`));
  });
});
