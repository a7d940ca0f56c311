import type { IncomingMessage } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import { fixedClock } from '@mumaris/kit/testing';
import { authenticateWith } from './authenticate';
import type { TokenVerifier } from './token-verifier';

const now = new Date('2027-01-01T00:00:00Z');
const claims = { sub: 'acc_1', sid: 'ses_1', roles: ['REVIEWER'], exp: now.getTime() / 1_000 + 600 };
const signedIn = { accountId: 'acc_1', sessionId: 'ses_1', roles: ['REVIEWER'] };
const refusedAs = (status: number, code: string) => ({ answered: { status }, errors: [{ extensions: { code } }] });

describe('IDN-08 a token that is remembered', () => {
  // The memory's own minute is the machine's: it cannot be moved with the platform's clock.
  let machineMs = 1_000;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance', 'nextTick', 'setImmediate', 'queueMicrotask'] });
    jest.spyOn(performance, 'now').mockImplementation(() => machineMs);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  const started = (verify: TokenVerifier = () => Promise.resolve(claims)) => {
    const clock = fixedClock(now);
    const revoked = new Set<string>();
    const verifier = jest.fn(verify);
    const revocations = { has: (id: string) => revoked.has(id), known: true, ageMs: () => 0, stop: () => undefined };
    const authenticate = authenticateWith(verifier, revocations, clock);
    const ask = async (token = 'a.b.c') =>
      authenticate({ headers: { authorization: `Bearer ${token}` } } as IncomingMessage);
    const pass = (ms: number) => {
      machineMs += ms;
      jest.advanceTimersByTime(ms);
    };
    return { ask, pass, revoked, verifier, revocations, clock, authenticate };
  };

  it('is verified once', async () => {
    const { ask, verifier } = started();
    for (let i = 0; i < 3; i += 1) expect(await ask()).toEqual(signedIn);
    expect(verifier).toHaveBeenCalledTimes(1);
    await ask('d.e.f');
    expect(verifier).toHaveBeenCalledTimes(2);
  });

  it('is refused from the moment on that it is revoked, and taken again once that is lifted', async () => {
    const { ask, revoked } = started();
    await ask();
    revoked.add('ses_1');
    await expect(ask()).rejects.toMatchObject(refusedAs(401, 'TOKEN_REVOKED'));
    revoked.clear();
    expect(await ask()).toEqual(signedIn);
  });

  it('is not taken while nobody knows what is revoked', async () => {
    const { ask, revocations } = started();
    await ask();
    revocations.known = false;
    await expect(ask()).rejects.toMatchObject(refusedAs(503, 'SIGN_IN_UNAVAILABLE'));
  });

  it('ends at its time, by the clock of the platform', async () => {
    let expires = false;
    const { ask, clock, verifier } = started(() =>
      expires ? Promise.reject(new RuleViolation('TOKEN_EXPIRED')) : Promise.resolve(claims),
    );
    await ask();
    expires = true;
    // The clocks of two machines may differ by five seconds, here as where it is verified.
    clock.moveTo(new Date(claims.exp * 1_000 + 4_999));
    expect(await ask()).toEqual(signedIn);
    clock.moveTo(new Date(claims.exp * 1_000 + 5_000));
    expect(await ask()).toBe('expired');
    expect(verifier).toHaveBeenCalledTimes(2);
  });

  it('is verified again after a minute, so that a key that is taken back does not count on', async () => {
    let isKnown = true;
    const { ask, pass, verifier } = started(() =>
      isKnown ? Promise.resolve(claims) : Promise.reject(new RuleViolation('TOKEN_INVALID')),
    );
    await ask();
    isKnown = false;
    pass(59_000);
    expect(await ask()).toEqual(signedIn);
    pass(2_000);
    await expect(ask()).rejects.toMatchObject(refusedAs(401, 'TOKEN_INVALID'));
    expect(verifier).toHaveBeenCalledTimes(2);
    await expect(ask()).rejects.toMatchObject(refusedAs(401, 'TOKEN_INVALID'));
  });

  it('is nobody’s where it was refused, expired or names nobody', async () => {
    const { ask, verifier } = started(() => Promise.resolve({ ...claims, sid: undefined, roles: undefined }));
    for (let i = 0; i < 2; i += 1) await expect(ask()).rejects.toMatchObject(refusedAs(401, 'TOKEN_INVALID'));
    expect(verifier).toHaveBeenCalledTimes(2);
  });

  it('is remembered with its header, letter by letter', async () => {
    const { ask, authenticate, verifier } = started();
    await ask();
    await authenticate({ headers: { authorization: 'bearer a.b.c' } } as IncomingMessage);
    expect(verifier).toHaveBeenCalledTimes(2);
    expect(authenticate({ headers: {} } as IncomingMessage)).toBeUndefined();
  });
});
