import type { Caller } from '@mumaris/kit/auth/caller';
import { sendToSubgraph } from '@mumaris/kit/testing';
import { loadLookUpRules } from '../src/rules';
import { type Membership, startMembership } from './membership';
import { operations } from './operations';
import { reviewer } from './people';

let membership: Membership;
let letter: { number: string; code: string };
beforeAll(async () => {
  membership = await startMembership();
  letter = await grantedLetter();
});
afterEach(() => membership.store.connection.collection('limits').deleteMany({}));
afterAll(() => membership.stop());

const rules = loadLookUpRules();
const saad = reviewer('acc_saad');
const refused = 'TOO_MANY_TRIES_HERE';

const grantedLetter = async () => {
  const { done, inReview, invoice, waitForStatus } = membership;
  const { caller, application } = await inReview('acc_letter');
  const { id: applicationId } = application;
  await done('claimApplication', saad, { applicationId });
  await done('approveApplication', saad, { applicationId });
  await invoice(applicationId, 'SERVICE').paid();
  const { outcome } = await waitForStatus(applicationId, caller, 'COMPLETED');
  return { number: outcome?.number ?? '', code: outcome?.code ?? '' };
};

interface Answer {
  data: Record<string, object | null>;
  errors?: { path: string[]; extensions: { code: string; rule: string; message: { ar: string } } }[];
}

/** Asks from an address; gives what the answer and its headers say. */
const ask = async (query: string, address: string, variables: Record<string, unknown> = {}) => {
  const caller: Partial<Caller> = { address };
  const response = await sendToSubgraph({ ...membership.of, caller, query, variables });
  const { data, errors = [] } = (await response.json()) as Answer;
  const header = (name: string) => response.headers.get(name);
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code), errors, header };
};
const status = (number: string, address: string) => ask(operations.applicationStatus, address, { number });
const verify = (number: string, code: string, address: string) =>
  ask(operations.verifyCredential, address, { number, code });

/** A count of the store brought to so many points. */
const useUp = async (key: RegExp, points: number) => {
  const limits = membership.store.connection.collection('limits');
  expect((await limits.updateMany({ key }, { $set: { points } })).matchedCount).toBe(1);
};
const untilOver = () =>
  membership.store.connection.collection('limits').updateMany({}, { $set: { expire: new Date(Date.now() - 1) } });

test('MEM-40 IDN-12 the last inquiry that a network has is answered and the next refused, until the window is over', async () => {
  const { application } = await membership.submitted('acc_status');
  const address = '192.0.2.1';
  const { points } = rules.applicationStatus.perAddress;
  const first = await status('A-000-000-001', address);
  expect(first.header('ratelimit-policy')).toBe(
    '"applicationStatus-address";q=60;w=60, "applicationStatus-number";q=30;w=600',
  );
  expect(first.header('ratelimit')).toMatch(
    /^"applicationStatus-address";r=59;t=\d+, "applicationStatus-number";r=29;t=\d+$/,
  );
  expect(first.header('retry-after')).toBeNull();
  await useUp(/perAddress/, points - 1);
  expect((await status(application.number, address)).data).toMatchObject({
    applicationStatus: { number: application.number },
  });
  const next = await status(application.number, address);
  expect([next.status, next.data, next.codes]).toEqual([200, { applicationStatus: null }, [refused]]);
  expect(next.errors[0]).toMatchObject({ path: ['applicationStatus'], extensions: { rule: 'IDN-12' } });
  expect(next.errors[0]?.extensions.message.ar).toContain('دقيقة');
  expect(next.header('ratelimit')).toMatch(/^"applicationStatus-address";r=0;t=\d+$/);
  expect(Number(next.header('retry-after'))).toBeLessThanOrEqual(60);
  await untilOver();
  expect((await status(application.number, address)).codes).toEqual([]);
});

test('MEM-40 IDN-12 one number’s inquiries are counted however it is typed, and alike whether or not there is such an application', async () => {
  const { application } = await membership.submitted('acc_alike');
  const seen = [];
  for (const [number, address] of [
    [application.number, '192.0.2.1'],
    ['A-000-000-001', '192.0.2.2'],
  ] as const) {
    await status(number, address);
    await useUp(new RegExp(`perNumberFromHere:.*${address}`), rules.applicationStatus.perNumberFromHere.points - 1);
    const last = await status(` ${number.toLowerCase().replaceAll('-', ' ')} `, address);
    const next = await status(number, address);
    seen.push([
      last.codes,
      last.header('ratelimit')?.replace(/t=\d+/g, ''),
      next.data,
      next.codes,
      next.header('ratelimit-policy'),
    ]);
  }
  expect(seen[0]).toEqual([
    [],
    '"applicationStatus-address";r=58;, "applicationStatus-number";r=0;',
    { applicationStatus: null },
    [refused],
    expect.any(String),
  ]);
  expect(seen[1]).toEqual(seen[0]);
});

test('MEM-61 IDN-12 of many guesses in one request so many are judged as there are tries, and the rest of it is answered', async () => {
  const guesses = Array.from(
    { length: 15 },
    (_, index) => `g${index}: verifyCredential(number: $number, code: "X${index}") { number }`,
  );
  const { data, codes, header } = await ask(
    `query ($number: ID!) { ${guesses.join(' ')} services { code } }`,
    '192.0.2.1',
    {
      number: letter.number,
    },
  );
  expect(codes).toEqual(Array(5).fill(refused));
  expect(data['services']).toHaveLength(15);
  expect(header('ratelimit')).toMatch(/^"verifyCredential-address";r=15;t=\d+, "verifyCredential-number";r=0;t=\d+$/);
  // The right code is not told from a wrong one either.
  expect((await verify(letter.number, letter.code, '192.0.2.1')).codes).toEqual([refused]);
});

test('MEM-61 IDN-12 a right code uses up nothing of its number, and is answered elsewhere while strangers guess', async () => {
  const { number, code } = letter;
  for (let times = 0; times < 12; times += 1)
    expect((await verify(number, code, '192.0.2.1')).data).toMatchObject({ verifyCredential: { number } });
  await verify(number, 'X', '192.0.2.2');
  await useUp(/verifyCredential\/perNumber:/, rules.verifyCredential.perNumber.points);
  for (let times = 0; times < 2; times += 1)
    expect((await verify(number, code, '192.0.2.1')).data).toMatchObject({ verifyCredential: { number } });
  expect((await verify(number, 'X', '192.0.2.3')).codes).toEqual([]);
  expect((await verify(number, code, '192.0.2.3')).codes).toEqual([refused]);
});

test('what looks nothing up says nothing of limits', async () => {
  const { header } = await ask('{ services { code } }', '192.0.2.1');
  expect([header('ratelimit'), header('ratelimit-policy'), header('retry-after')]).toEqual([null, null, null]);
});
