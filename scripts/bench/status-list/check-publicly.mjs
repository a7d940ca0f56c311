import { randomInt } from 'node:crypto';

const atOnce = 16;
const seconds = 8;

/** Somebody at an address of their own, so that nobody is refused for what others ask. */
const somebody = () => ({
  caller: { address: Array.from({ length: 4 }, () => randomInt(1, 255)).join('.') },
  rateLimit: { counted: () => undefined, refused: () => undefined },
});

/**
 * Checks documents by number and code, as the resolver does: counted, found, compared, given back.
 * @param {import('@mumaris/kit/mongo/connect').Connection} connection
 * @param {(asker: object) => (asked: { number: string, code: string }) => Promise<unknown>} checkAs
 * @param {(what: string, times: number[]) => void} say
 */
export const checkPublicly = async (connection, checkAs, say) => {
  const some = await connection
    .collection('credentials')
    .aggregate([{ $sample: { size: 2_000 } }, { $project: { number: 1, code: 1 } }])
    .toArray();
  /** @type {number[]} */
  const took = [];
  const until = performance.now() + seconds * 1_000;
  const client = async () => {
    while (performance.now() < until) {
      const { number, code } = some[randomInt(some.length)] ?? {};
      const began = performance.now();
      if (!(await checkAs(somebody())({ number, code }))) throw new Error(`${number} was not found`);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  console.log(`public checks, ${atOnce} at once: ${Math.round(took.length / seconds)} a second`);
  say('one public check', took);
};
