import { bringWaiting, forgetTries, lockOut, type Pair, pairs, titles } from './support/alike';
import { type Member, member } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
let people: Member[];
const runs = 21;

beforeAll(async () => {
  // Passwords cost here what they cost in production: time is what these tests are about.
  world = await openWorld({ ARGON2_MEMORY_KIB: '65536', ARGON2_PASSES: '3', ANSWERS_AFTER_MS: '500' });
  people = await Promise.all(Array.from({ length: runs }, (_, index) => member(world, index + 1)));
  await bringWaiting(world, runs);
}, 240_000);
afterAll(() => world.close());

const timeOf = async (work: Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work;
  return performance.now() - began;
};
/** The part of a list's values, in percent, that are not above the value that it gives. */
const percentile = (list: readonly number[], percent: number): number =>
  list.toSorted((one, other) => one - other).at(Math.floor((runs * percent) / 100)) ?? 0;

interface Times {
  known: number[];
  unknown: number[];
}

/** In turns, so that a busy machine slows both; each of the two goes first as often as the other. */
const takeTimes = async (pair: Pair, first: number): Promise<Times> => {
  const times: Times = { known: [], unknown: [] };
  const proofs = await Promise.all(Array.from({ length: 2 * runs }, () => world.human()));
  for (let run = first; run < first + runs; run++)
    for (const whom of run % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const))
      times[whom].push(await timeOf(pair[whom](run, proofs.pop() ?? '')));
  return times;
};

const ratiosOf = ({ known, unknown }: Times) => {
  const at = (percent: number) => percentile(known, percent) / percentile(unknown, percent);
  return { p25: at(25), p50: at(50), p75: at(75) };
};
const within = (ratio: number, part: number) => ratio > 1 - part && ratio < 1 + part;

/**
 * For somebody known it takes as long as for nobody: the medians, and the faster and the slower ones as well. What a busy
 * machine does to one series it does not do to three; a difference that is there is there in each.
 */
const expectAlike = async (pair: Pair) => {
  const seen: ReturnType<typeof ratiosOf>[] = [];
  for (let series = 0; series < 3; series++) {
    await forgetTries(world);
    const ratios = ratiosOf(await takeTimes(pair, series * runs));
    seen.push(ratios);
    if (within(ratios.p50, 0.1) && within(ratios.p25, 0.15) && within(ratios.p75, 0.15)) return;
  }
  throw new Error(`takes longer for one than for the other: ${JSON.stringify(seen)}`);
};

test.each(titles)(
  '%s takes as long for somebody known as for nobody, within 10 %%',
  async (title) => {
    if (title.includes('locked')) await lockOut(world, people);
    await expectAlike(pairs(world, people)[title]);
  },
  240_000,
);
