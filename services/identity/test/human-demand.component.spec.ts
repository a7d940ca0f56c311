import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { readRules } from '../src/rules';
import { altchaCheck } from '../src/human/altcha-check';
import { createDemand } from '../src/limits/demand';
import { openWorld, type World } from './support/world';

const network = '192.0.2.7';
const { puzzle } = readRules().human;
const { freePerNetwork, freeOverall, windowMinutes, doublingsAtMost } = puzzle.harder;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.store.collection('limits').deleteMany({}));
afterAll(() => world.close());

/** A replica that has just started. */
const replica = () => createDemand(world.store, puzzle);

/** Counts as many puzzles as if they had been asked for. */
const asked = (key: string, points: number) => world.useUp(`humanPuzzle/${key}`, points);

describe('the demand for puzzles', () => {
  test('IDN-03 whoever asks within what is free has the plain puzzle, and beyond it one that doubles, up to the most', async () => {
    const demand = replica();
    expect(await demand.doublingsFor(network)).toBe(0);
    for (const [points, doublings] of [
      [freePerNetwork - 1, 0],
      [freePerNetwork, 1],
      [2 * freePerNetwork - 1, 1],
      [2 * freePerNetwork, 2],
      [8 * freePerNetwork - 1, 3],
      [8 * freePerNetwork, 4],
      [1_000 * freePerNetwork, doublingsAtMost],
    ] as const) {
      await asked(`network:${network}`, points);
      expect([points, await replica().doublingsFor(network)]).toEqual([points, doublings]);
    }
  });

  test('IDN-03 the others do not pay for one network; all do when all together ask for too much', async () => {
    await replica().doublingsFor(network);
    await asked(`network:${network}`, 8 * freePerNetwork);
    expect(await replica().doublingsFor('198.51.100.9')).toBe(0);
    await asked('all:all', freeOverall - 1);
    expect(await replica().doublingsFor('198.51.100.10')).toBe(0);
    expect(await replica().doublingsFor('198.51.100.10')).toBe(1);
    expect(await replica().doublingsFor(network)).toBe(4);
  });

  test('IDN-03 an IPv6 network is one asker, and two replicas count together', async () => {
    const [here, there] = [replica(), replica()];
    await here.doublingsFor('2001:db8:0:1::1');
    await asked('network:2001:db8:0:1::/64', freePerNetwork - 1);
    expect(await there.doublingsFor('2001:db8:0:1::2')).toBe(0);
    expect(await here.doublingsFor('2001:db8:0:1::3')).toBe(1);
  });

  test('IDN-03 a flood stops writing to the store once nothing becomes harder, and is forgotten when the window ends', async () => {
    const demand = replica();
    await demand.doublingsFor(network);
    const most = freePerNetwork * 2 ** doublingsAtMost;
    await asked(`network:${network}`, most - 1);
    for (let times = 0; times < 5; times += 1) expect(await demand.doublingsFor(network)).toBe(doublingsAtMost);
    const row = await world.store.collection('limits').findOne({ key: `humanPuzzle/network:${network}` });
    expect(row).toMatchObject({ points: most });
    const left = (row?.['expire'] as Date).getTime() - Date.now();
    expect(left).toBeLessThanOrEqual(windowMinutes * 60_000);
    const over = { $set: { expire: new Date(Date.now() - 1) } };
    await world.store.collection('limits').updateOne({ key: `humanPuzzle/network:${network}` }, over);
    expect(await replica().doublingsFor(network)).toBe(0);
  });

  test('IDN-03 a doubled puzzle is still solved, and its number lies beyond a plain one’s about half of the time', async () => {
    const check = altchaCheck({
      hmacKey: world.config.HUMAN_KEY.reveal(),
      rules: { expiresAfterMinutes: 5, puzzle: { ...puzzle, rounds: 1, tries: 10 } },
      demand: { doublingsFor: () => Promise.resolve(4) },
      solutions: { use: () => Promise.resolve(true) },
    });
    const counters = [];
    for (let times = 0; times < 40; times += 1) {
      const challenge = JSON.parse((await check.newChallenge(network)).challenge) as Challenge;
      const solution = await solveChallenge({ challenge, deriveKey });
      counters.push(solution?.counter ?? -1);
      await check.accept(Buffer.from(JSON.stringify({ challenge, solution })).toString('base64'));
    }
    expect(Math.min(...counters)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...counters)).toBeLessThan(160);
    expect(counters.filter((counter) => counter >= 10).length).toBeGreaterThan(20);
  });
});
