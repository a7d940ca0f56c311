import { altchaCheck } from '../src/human/altcha-check';
import { readRules } from '../src/rules';
import { form } from './support/form';
import { actions, codesOf } from './support/people';
import { solve } from './support/proof';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Proof {
  challenge: { parameters: { expiresAt: number; cost: number }; signature: string };
  solution: { counter: number; derivedKey: string };
}

const read = (proof: string) => JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Proof;

const altered = (proof: string, change: (parts: Proof) => object): string => {
  const parts = read(proof);
  return Buffer.from(JSON.stringify({ ...parts, ...change(parts) })).toString('base64');
};

/** Claims something else about the puzzle than what was signed. */
const claiming =
  (claim: object) =>
  (good: string): string =>
    altered(good, ({ challenge }) => ({
      challenge: { ...challenge, parameters: { ...challenge.parameters, ...claim } },
    }));

describe('the proof of a human', () => {
  test('IDN-03 a challenge lives 5 minutes of real time, whatever the platform’s clock says', async () => {
    world.clock.moveTo('2027-01-01T00:00:00Z');
    const { challenge, expiresAt } = await world.challenge();
    const left = Date.parse(expiresAt) - Date.now();
    expect(left).toBeGreaterThan(290_000);
    expect(left).toBeLessThanOrEqual(300_000);
    const { errors } = await actions(world).signUp(form(1, { human: await solve(challenge) }));
    expect(errors).toEqual([]);
  });

  test.each([
    ['no solution', () => ''],
    ['text that is no solution', () => 'hello'],
    [
      'a key that is not the one',
      (good: string) => altered(good, () => ({ solution: { counter: 0, derivedKey: 'ab' } })),
    ],
    ['no number', (good: string) => altered(good, ({ solution }) => ({ solution: { ...solution, counter: '0' } }))],
    ['a later expiry', claiming({ expiresAt: 9_999_999_999 })],
    ['an easier puzzle', claiming({ cost: 2 })],
    ['a puzzle without the signature of its key', claiming({ keySignature: undefined })],
    [
      'a signature of one’s own',
      (good: string) => altered(good, ({ challenge }) => ({ challenge: { ...challenge, signature: 'a'.repeat(64) } })),
    ],
    ['a solution of 10,000 characters', (good: string) => altered(good, () => ({ took: 'x'.repeat(10_000) }))],
  ])('IDN-03 %s is refused', async (_, bad) => {
    const human = bad(await world.human());
    for (const answer of [
      await actions(world).signUp(form(2, { human })),
      await actions(world).logIn({ identifier: 'a@b.co', human }),
    ])
      expect(answer.errors).toMatchObject([{ code: 'HUMAN_PROOF_INVALID', rule: 'IDN-03', field: ['human'] }]);
  });

  test('IDN-03 a solution works once, also when it is sent ten times at once, and in another spelling', async () => {
    const human = await world.human();
    const logIns = await Promise.all(
      Array.from({ length: 10 }, () => actions(world).logIn({ identifier: 'a@b.co', human })),
    );
    expect(logIns.flatMap(codesOf).toSorted()).toEqual([
      ...Array<string>(9).fill('HUMAN_PROOF_USED'),
      'INVALID_CREDENTIALS',
    ]);
    const respelled = altered(human, ({ solution }) => ({ solution: { ...solution, counter: 7, time: 1 } }));
    expect(codesOf(await actions(world).signUp(form(3, { human: respelled })))).toEqual(['HUMAN_PROOF_USED']);
  });

  test('IDN-03 a solution that comes after 5 minutes is refused', async () => {
    const human = await world.human();
    const late = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 301_000);
    try {
      const check = altchaCheck({
        hmacKey: world.config.HUMAN_KEY.reveal(),
        rules: readRules().human,
        demand: { doublingsFor: () => Promise.resolve(0) },
        solutions: { use: () => Promise.resolve(true) },
      });
      await expect(check.accept(human)).rejects.toMatchObject({ code: 'HUMAN_PROOF_EXPIRED' });
    } finally {
      late.mockRestore();
    }
  });
});
