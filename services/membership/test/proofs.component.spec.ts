import type { Caller } from '@mumaris/kit/auth/caller';
import { endOfDay } from '@mumaris/kit/calendar';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { waitFor } from '@mumaris/kit/testing';
import { liftSuspension, revoke, setCondition, suspend } from '../src/credentials';
import { type Membership, startedAt, startMembership } from './membership';
import { person, reviewer, support, visitor } from './people';
import { checkOffline, proofsOf, saidBy } from './proofs-given';

let membership: Membership;
let proofs: ReturnType<typeof proofsOf>;
beforeAll(async () => {
  membership = await startMembership();
  proofs = proofsOf(membership);
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

const transact = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(membership.store.connection, work);
const proofOf = async (one: Parameters<typeof proofs.read>[0]) => {
  const [first] = await proofs.read(one);
  if (!first) throw new Error('there is no credential');
  return first.proof;
};
const now = ['--at', startedAt];

test('MEM-61 each kind of document is had by its holder as a proof that is checked without us: signature, days, status', async () => {
  const { caller, practitionerId, accountId } = await proofs.registered('acc_all_kinds');
  for (const content of proofs.contents) await proofs.put({ practitionerId, accountId }, content);
  const seen = await proofs.read({ caller, practitionerId });
  expect(seen.map(({ __typename }) => __typename).toSorted()).toEqual([
    ...['Card', 'Classification', 'EligibilityNumber', 'ListedQualification', 'RecognisedCertificate'],
    ...['Registration', 'TemporaryRegistration', 'TrainingLetter'],
  ]);
  for (const { __typename, number, proof } of seen) {
    expect(proof.name).toBe(`${number}-2026-11-22.jwt`);
    const { code, stdout, stderr, words } = await checkOffline(...(await proofs.saved(proof.text, __typename)), ...now);
    expect([__typename, code, stderr, words]).toEqual([__typename, 0, '', 'GOOD VALID OK']);
    expect(stdout).toContain(number);
    expect(stdout).toContain('نورة عبدالله القحطاني');
  }
  const specialty = Object.fromEntries(
    seen.map(({ __typename, proof }) => [__typename, saidBy(proof.text).credentialSubject.specialty?.[0]?.['@value']]),
  );
  // A registration and its card have that of the classification.
  expect(specialty['Registration']).toBe(specialty['Classification']);
  expect(specialty).toMatchObject({ Card: specialty['Classification'], TrainingLetter: 'تمريض العناية المركزة' });
  expect(specialty['RecognisedCertificate']).toBeUndefined();
}, 120_000);

test('MEM-61 a proof is its holder’s alone: staff who see the document, and everybody else, get none', async () => {
  const { practitionerId } = await proofs.registered('acc_alone');
  const seen = async (caller: Partial<Caller>) => {
    const { data, errors } = await proofs.ask(caller, practitionerId);
    expect(JSON.stringify(data ?? null)).not.toContain('eyJ');
    return [data?._entities[0] ?? null, errors?.map(({ extensions }) => extensions?.['code'])];
  };
  // Who may see the document is told that its proof is not for him; to everybody else there is nothing.
  expect(await seen(support)).toEqual([null, ['FORBIDDEN']]);
  for (const caller of [person('acc_somebody'), reviewer('acc_reviewer'), visitor])
    expect((await seen(caller))[0]).toBeNull();
});

test('MEM-61 MEM-66 a suspension, its lifting and a revocation are in the published list within a second of their commit', async () => {
  const { deps, clock } = membership;
  const one = await proofs.registered('acc_told');
  const { text } = await proofOf(one);
  const { practitionerId } = one;
  const told = async (
    purpose: 'revocation' | 'suspension',
    is: boolean,
    work: (tx: Transaction) => Promise<unknown>,
  ) => {
    expect(await proofs.isTold(text, purpose)).toBe(!is);
    await transact(work);
    const committed = performance.now();
    await waitFor(async () => (await proofs.isTold(text, purpose)) === is, {
      everyMs: 10,
      what: `${purpose} to be told`,
    });
    return performance.now() - committed;
  };
  const order = { practitionerId, id: 'san_told', from: clock.now(), until: null };
  const took = [
    await told('suspension', true, (tx) => suspend(deps)(order, tx)),
    await told('suspension', false, (tx) => liftSuspension(deps)(order, tx)),
    await told('revocation', true, (tx) => revoke(deps)({ practitionerId }, tx)),
  ];
  for (const ms of took) expect(ms).toBeLessThan(1_000);
  const { code, words } = await checkOffline(...(await proofs.saved(text, 'told')), ...now);
  expect([code, words]).toEqual([4, 'GOOD VALID REVOKED']);
});

test('MEM-61 MEM-66 a suspension that begins and ends by its instants is told from the first to behind the last', async () => {
  const { deps, clock } = membership;
  const one = await proofs.registered('acc_by_itself');
  const { text } = await proofOf(one);
  const [from, until] = [new Date('2026-12-01T09:00:00.000Z'), endOfDay('2026-12-10')];
  await transact((tx) => suspend(deps)({ practitionerId: one.practitionerId, id: 'san_itself', from, until }, tx));
  expect(await proofs.isTold(text, 'suspension')).toBe(false);
  const moments: [Date, boolean][] = [
    [from, true],
    [until, true],
    [new Date(until.getTime() + 1), false],
  ];
  for (const [moment, is] of moments) {
    clock.moveTo(moment);
    const moved = performance.now();
    await waitFor(async () => (await proofs.isTold(text, 'suspension')) === is, { everyMs: 10 });
    expect(performance.now() - moved).toBeLessThan(1_000);
  }
});

test('MEM-61 what is not committed is not told, and 40 at once are all told', async () => {
  const { deps, clock } = membership;
  const all = await Promise.all(Array.from({ length: 40 }, (_, place) => proofs.registered(`acc_at_once_${place}`)));
  const texts = await Promise.all(all.map(async (one) => (await proofOf(one)).text));
  const order = (practitionerId: string) => ({ practitionerId, id: 'san_once', from: clock.now(), until: null });
  const [first] = all;
  const undone = transact(async (tx) => {
    await suspend(deps)(order(first?.practitionerId ?? ''), tx);
    throw new Error('not this time');
  });
  await expect(undone).rejects.toThrow('not this time');
  expect(await proofs.isTold(texts[0] ?? '', 'suspension')).toBe(false);
  await Promise.all(all.map(({ practitionerId }) => transact((tx) => suspend(deps)(order(practitionerId), tx))));
  await waitFor(async () => (await Promise.all(texts.map((text) => proofs.isTold(text, 'suspension')))).every(Boolean));
});

test('MEM-61 a place is drawn, is of one document, and stays whatever becomes of it', async () => {
  const { deps } = membership;
  const one = await proofs.registered('acc_placed');
  const kept = await proofs.places.find({}).toArray();
  const places = kept.map(({ list, entry }) => `${list}.${entry}`);
  expect(new Set(places).size).toBe(places.length);
  // Documents that were granted one after another do not lie one after another.
  const entries = kept.toSorted((a, b) => String(a._id).localeCompare(String(b._id))).map(({ entry }) => Number(entry));
  const near = entries.filter((entry, place) => place > 0 && Math.abs(entry - (entries[place - 1] ?? 0)) <= 16);
  expect(near.length).toBeLessThan(3);
  const before = saidBy((await proofOf(one)).text).credentialStatus;
  await transact((tx) => revoke(deps)({ practitionerId: one.practitionerId }, tx));
  expect(saidBy((await proofOf(one)).text).credentialStatus).toEqual(before);
});

describe('MEM-61 documents from before there were lists', () => {
  const asBefore = async (id: string) => {
    await proofs.places.deleteOne({ _id: id as never });
    await membership.store.connection
      .collection<{ _id: string }>('credentials')
      .updateOne({ _id: id }, { $unset: { isListed: 1 } });
  };
  const placeOf = (id: string) => proofs.places.findOne({ _id: id as never });

  test('get their place when it is first needed, with what stands on them', async () => {
    const { deps, clock } = membership;
    const one = await proofs.registered('acc_before');
    const { practitionerId, registration } = one;
    await transact((tx) => suspend(deps)({ practitionerId, id: 'san_before', from: clock.now(), until: null }, tx));
    await asBefore(registration.id);
    const [{ text }, again] = [await proofOf(one), await proofOf(one)];
    expect(saidBy(again.text).credentialStatus).toEqual(saidBy(text).credentialStatus);
    expect(await proofs.isTold(text, 'suspension')).toBe(true);
  });

  test('get it by themselves, a hundred at a time, and again nothing changes', async () => {
    const { practitionerId, accountId } = await proofs.registered('acc_many_before');
    const many: { id: string }[] = [];
    for (let count = 0; count < 105; count += 1) many.push(await proofs.put({ practitionerId, accountId }));
    await Promise.all(many.map(({ id }) => asBefore(id)));
    const replica = await membership.replica();
    await waitFor(async () => (await Promise.all(many.map(({ id }) => placeOf(id)))).every(Boolean), {
      timeoutMs: 90_000,
    });
    expect(await membership.deps.credentials.findUnlisted(10)).toEqual([]);
    const before = await proofs.places.find({}).sort({ _id: 1 }).toArray();
    await replica.stop();
    for (const { id } of many.slice(0, 5)) await membership.deps.writeAnew(id);
    expect(await proofs.places.find({}).sort({ _id: 1 }).toArray()).toEqual(before);
  }, 180_000);
});

test('MEM-65 condition-01 g a proof says what was true on the day it was made, and the public check says what is', async () => {
  const { deps, clock } = membership;
  const one = await proofs.registered('acc_conditioned');
  const wording = { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under the supervision of a consultant.' };
  const order = { id: 'con_1', kind: 'SUPERVISION', wording, startsOn: '2027-01-10', lastDay: '2027-04-09' } as const;
  await transact((tx) => setCondition(deps)({ ...order, practitionerId: one.practitionerId }, tx));
  clock.moveTo('2027-04-05T09:00:00.000Z');
  const { text } = await proofOf(one);
  clock.moveTo('2027-04-20T09:00:00.000Z');
  const { code, stdout } = await checkOffline(
    ...(await proofs.saved(text, 'conditioned')),
    '--at',
    '2027-04-20T09:00:00Z',
  );
  expect([code, stdout.includes(wording.en), stdout.includes(wording.ar)]).toEqual([0, true, true]);
  const asked = { number: one.registration.number, code: 'ABCDEFGH' };
  const { data } = await membership.ask<{ verifyCredential: { conditions: unknown[] } }>(
    'verifyCredential',
    visitor,
    asked,
  );
  expect(data.verifyCredential.conditions).toEqual([]);
});

describe('MEM-61 what is published', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${membership.url}${path}`, { headers });

  test('a list is cacheable for a minute at most, the same at every replica, and not sent again to who has it', async () => {
    await proofs.registered('acc_published');
    const [first, replica] = [await get('/proofs/status/1/suspension'), await membership.replica()];
    expect([first.status, first.headers.get('content-type'), first.headers.get('access-control-allow-origin')]).toEqual(
      [200, expect.stringContaining('application/vc+jwt'), '*'],
    );
    const maxAge = Number(/max-age=(\d+)/.exec(first.headers.get('cache-control') ?? '')?.[1]);
    expect(maxAge).toBeGreaterThan(0);
    expect(maxAge).toBeLessThanOrEqual(60);
    const [etag, body] = [first.headers.get('etag') ?? '', await first.text()];
    const again = await get('/proofs/status/1/suspension', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await fetch(`${replica.url}/proofs/status/1/suspension`);
    expect([other.headers.get('etag'), await other.text()]).toEqual([etag, body]);
    await replica.stop();
  });

  test.each([
    '/proofs/status/99/suspension',
    '/proofs/status/1/expiry',
    '/proofs/status/0/revocation',
    '/proofs/status/x/revocation',
  ])('what there is not is told in both languages: %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ errors: [{ code: 'NOT_FOUND', message: { ar: expect.any(String) } }] });
  });

  test('the keys say whose they are, earlier ones too, and nothing private', async () => {
    const set = (await (await get('/.well-known/jwks.json')).json()) as {
      issuer: string;
      keys: Record<string, string>[];
    };
    expect(set).toMatchObject({ issuer: 'http://documents.test' });
    expect(set.keys).toHaveLength(2);
    for (const key of set.keys) expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    const metadata = await (await get('/.well-known/jwt-vc-issuer')).json();
    expect(metadata).toEqual({ issuer: set.issuer, jwks: { keys: set.keys } });
  });
});
