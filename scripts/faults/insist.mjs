import { randomUUID } from 'node:crypto';
import { Refused } from '@mumaris/sandbox/outsider';

/** What a client tries again as it is: the platform is busy or away. */
const away = new Set([
  ...['INTERNAL', 'TRY_AGAIN', 'CONFLICT', 'UNKNOWN', 'NO_PAYLOAD'],
  ...['SUBGRAPH_UNAVAILABLE', 'SIGN_IN_UNAVAILABLE', 'PROVIDER_UNAVAILABLE', 'BILL_NOT_READY'],
]);
/** What a person begins anew with: it was done, or begun, by a try whose answer was lost. */
const lost = new Set([...away, 'ANSWER_LOST', 'HUMAN_PROOF_USED', 'SIGN_UP_PROOF_NEEDED']);

const patienceMs = 150_000;
const pauseMs = 250;

/** @template T @param {() => Promise<T>} work @param {ReadonlySet<string>} passing @returns {Promise<T>} */
const trying = async (work, passing) => {
  for (const end = Date.now() + patienceMs; ;) {
    try {
      return await work();
    } catch (error) {
      const passes = !(error instanceof Refused) || passing.has(error.code);
      if (!passes || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};

/**
 * Tries again what passes by itself, as a client does. @template T @param {() => Promise<T>} work @returns {Promise<T>}
 * @throws what a rule refuses, and after two and a half minutes the last error
 */
export const insist = (work) => trying(work, away);

/** The same, for what may be begun anew where an answer was lost. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
export const beginAnew = (work) => trying(work, lost);

/**
 * The graph as a careful client uses it: each change has an idempotency key, under which it is tried again.
 * @param {import('@mumaris/sandbox/outsider').Graph} graph
 * @returns {import('@mumaris/sandbox/outsider').Graph}
 */
export const insistent = (graph) => ({
  raw: graph.raw,
  ask: (document, variables, token) => insist(() => graph.ask(document, variables, token)),
  change: (document, input, token) => {
    const once = { ...input, idempotencyKey: randomUUID() };
    return insist(() => graph.change(document, once, token));
  },
});
