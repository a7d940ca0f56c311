import { altchaCheck } from '../src/human/altcha-check';
import { form } from './support/form';
import { actions, codesOf } from './support/people';
import { solve } from './support/proof';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Solution {
  number: number;
  salt: string;
  challenge: string;
  signature: string;
}

const altered = (solution: string, change: (parts: Solution) => object): string => {
  const parts = JSON.parse(Buffer.from(solution, 'base64').toString('utf8')) as Solution;
  return Buffer.from(JSON.stringify({ ...parts, ...change(parts) })).toString('base64');
};

/** Claims a later expiry than the one that was signed. */
const later = ({ salt }: Solution) => ({ salt: salt.replace(/expires=\d+/, 'expires=9999999999') });

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
    ['a wrong number', (good: string) => altered(good, ({ number }) => ({ number: number + 1 }))],
    ['a number as text', (good: string) => altered(good, ({ number }) => ({ number: String(number) }))],
    ['a later expiry', (good: string) => altered(good, later)],
    ['a signature of one’s own', (good: string) => altered(good, () => ({ signature: 'a'.repeat(64) }))],
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
    const respelled = altered(human, () => ({ took: 1 }));
    expect(codesOf(await actions(world).signUp(form(3, { human: respelled })))).toEqual(['HUMAN_PROOF_USED']);
  });

  test('IDN-03 a solution that comes after 5 minutes is refused', async () => {
    const human = await world.human();
    const late = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 301_000);
    try {
      const check = altchaCheck({
        hmacKey: world.config.HUMAN_KEY.reveal(),
        rules: { expiresAfterMinutes: 5, maxNumber: 10 },
        solutions: { use: () => Promise.resolve(true) },
      });
      await expect(check.accept(human)).rejects.toMatchObject({ code: 'HUMAN_PROOF_EXPIRED' });
    } finally {
      late.mockRestore();
    }
  });
});
