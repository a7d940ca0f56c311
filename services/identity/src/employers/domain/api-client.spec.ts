import { type RuleViolation } from '@mumaris/kit/errors';
import { createApiClient, retireSecret, revokeApiClient, rotateSecret } from './api-client';

const rules = {
  nameMaxLength: 20,
  contactsAtMost: 10,
  clientsAtMost: 100,
  secretsAtMost: 2,
  rsaBitsAtLeast: 2_048,
  rsaBitsAtMost: 8_192,
  assertionMinutes: 5,
  tokenRequestKilobytes: 10,
};
const now = new Date('2026-11-22T09:00:00.000Z');
const later = new Date('2026-11-23T09:00:00.000Z');
const secret = (id: string) => ({ id, hint: id.slice(-4), hash: `hash of ${id}`, publicKey: null });
const form = {
  id: 'cli_1',
  organisationId: 'org_1',
  name: '  HR \n system ',
  scopes: ['ROSTER_READ', 'ROSTER_READ', 'LETTERS_ISSUE'] as const,
  method: 'CLIENT_SECRET' as const,
  secret: secret('sec_1'),
};
const client = () => createApiClient(form, rules, now).state;
const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as RuleViolation).code;
  }
};

describe('PRT-01 a client', () => {
  it('begins with one secret and each scope once', () => {
    expect(client()).toMatchObject({
      name: 'HR system',
      scopes: ['ROSTER_READ', 'LETTERS_ISSUE'],
      secrets: [{ id: 'sec_1', createdAt: now }],
      lastUsedAt: null,
      revokedAt: null,
    });
  });

  it('needs a name and a scope', () => {
    expect(codeOf(() => createApiClient({ ...form, name: ' ' }, rules, now))).toBe('REQUIRED');
    expect(codeOf(() => createApiClient({ ...form, name: 'x'.repeat(21) }, rules, now))).toBe('TOO_LONG');
    expect(codeOf(() => createApiClient({ ...form, scopes: [] }, rules, now))).toBe('REQUIRED');
  });

  it('has two secrets at most, and one at least', () => {
    const two = rotateSecret(client(), secret('sec_2'), rules, later).state;
    expect(two.secrets.map(({ id }) => id)).toEqual(['sec_1', 'sec_2']);
    expect(codeOf(() => rotateSecret(two, secret('sec_3'), rules, later))).toBe('TOO_MANY_SECRETS');
    const one = retireSecret(two, 'sec_1').state;
    expect(one.secrets.map(({ id }) => id)).toEqual(['sec_2']);
    expect(codeOf(() => retireSecret(one, 'sec_2'))).toBe('LAST_SECRET');
    expect(codeOf(() => retireSecret(one, 'sec_1'))).toBe('NOT_FOUND');
    expect(rotateSecret(one, secret('sec_3'), rules, later).state.secrets).toHaveLength(2);
  });

  it('takes no key twice', () => {
    const key = (id: string) => ({ id, hint: 'thumb', hash: null, publicKey: { kty: 'OKP' } });
    const owner = createApiClient({ ...form, method: 'PRIVATE_KEY_JWT', secret: key('sec_1') }, rules, now).state;
    expect(codeOf(() => rotateSecret(owner, key('sec_2'), rules, later))).toBe('PUBLIC_KEY_KNOWN');
  });

  it('changes no more once it was ended', () => {
    const ended = revokeApiClient(client(), later).state;
    expect(ended.revokedAt).toEqual(later);
    for (const work of [
      () => revokeApiClient(ended, later),
      () => rotateSecret(ended, secret('sec_2'), rules, later),
      () => retireSecret(ended, 'sec_1'),
    ])
      expect(codeOf(work)).toBe('CLIENT_REVOKED');
  });
});
