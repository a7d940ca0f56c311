import { randomInt } from 'node:crypto';

const atOnce = 5_000;
/** Of a thousand documents so many are suspended, and so many revoked or replaced. */
const shares = { suspension: 10, revocation: 40 };
/** How full lists are when the next one begins. */
const fullness = 0.7;

/** @typedef {import('@mumaris/kit/mongo/connect').Connection} Connection */

/** @param {number} entries @param {Set<number>} taken */
const drawFree = (entries, taken) => {
  for (;;) {
    const entry = randomInt(entries);
    if (taken.has(entry)) continue;
    taken.add(entry);
    return entry;
  }
};

/**
 * Puts documents with their places into membership's store: as they would lie there, without having been granted.
 * @param {Connection} connection @param {any} like a credential
 * @param {{ wanted: number, list: { entries: number } }} of
 */
export const fillStore = async (connection, like, { wanted, list: { entries } }) => {
  const { id: _, ...row } = like;
  const [credentials, places] = ['credentials', 'status-places'].map((name) => connection.collection(name));
  const ofList = Math.floor(entries * fullness);
  let taken = new Set();
  for (let start = 0; start < wanted; start += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, wanted - start) }, (_one, place) => start + place);
    const placed = indexes.map((index) => {
      if (index % ofList === 0) taken = new Set();
      const [list, entry] = [Math.floor(index / ofList) + 1, drawFree(entries, taken)];
      const bits = Object.fromEntries(Object.entries(shares).map(([what, share]) => [what, randomInt(1_000) < share]));
      return { _id: `cre_bench_${index}`, list, entry, ...bits, changesAt: null };
    });
    await places?.insertMany(/** @type {any} */ (placed), { ordered: false });
    await credentials?.insertMany(
      indexes.map((index) => {
        const whose = { practitionerId: `pra_bench_${index}`, accountId: `acc_bench_${index}` };
        const named = { _id: `cre_bench_${index}`, number: `R-BENCH-${index}`, applicationId: `app_bench_${index}` };
        return /** @type {any} */ ({ ...row, ...whose, ...named, version: 1, noticeOn: 'none', isListed: true });
      }),
      { ordered: false },
    );
  }
};
