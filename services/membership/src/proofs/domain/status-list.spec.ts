import { loadProofRules } from '../rules/load-rules';
import { bytesOf } from './bitstring';
import { statusListOf } from './status-list';

const rules = loadProofRules();
const issuer = { id: 'https://documents.test', name: rules.issuer };
const name = { list: 1, purpose: 'suspension' } as const;
const at = (instant: string) => statusListOf(name, bytesOf([42], rules.list.entries), issuer, rules, new Date(instant));

test('MEM-61 a list is a credential of its own address, purpose and bits, of at least as many entries as the W3C asks for', () => {
  expect(at('2026-11-22T09:30:00.000Z')).toMatchObject({
    id: 'https://documents.test/proofs/status/1/suspension',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: 'suspension',
      encodedList: expect.stringMatching(/^uH4sI/),
    },
  });
  expect(rules.list.entries).toBeGreaterThanOrEqual(131_072);
});

test.each([
  ['2026-11-22T09:00:00.000Z', '2026-11-22T09:00:00Z', '2026-11-23T09:00:00Z'],
  ['2026-11-22T09:59:59.999Z', '2026-11-22T09:00:00Z', '2026-11-23T09:00:00Z'],
  ['2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00Z', '2026-11-23T10:00:00Z'],
])('MEM-61 asked for at %s, it counts from %s to %s: every replica signs the same', (asked, from, until) =>
  expect(at(asked)).toMatchObject({ validFrom: from, validUntil: until }),
);
