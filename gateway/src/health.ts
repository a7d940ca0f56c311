import type { Check } from '@mumaris/kit/health';
import type { Revocations } from './auth/revocations';
import type { SigningKeys } from './auth/signing-keys';
import type { Subgraph, Subgraphs } from './fetch/subgraph';
import type { FollowedSupergraph } from './supergraph/followed-file';

const patienceMs = 1_000;

/** Told for information: a subgraph that is down makes a part of the graph unavailable, not the gateway. */
const subgraphCheck =
  ({ pool }: Subgraph): Check =>
  async () => {
    try {
      const answer = await pool.request({
        method: 'GET',
        path: '/health/live',
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.body.dump();
      return answer.statusCode === 200 ? 'answers' : `answers with ${answer.statusCode}`;
    } catch {
      return 'does not answer';
    }
  };

/** Ready: there is a graph to serve, and identity's keys and revocations were read once, so that tokens can be judged. */
export const readyChecks = (
  supergraph: FollowedSupergraph,
  keys: SigningKeys,
  revocations: Revocations,
  subgraphs: Subgraphs,
): Record<string, Check> => ({
  supergraph: () =>
    supergraph.refused ? `${supergraph.version}; ${supergraph.refused} was refused` : supergraph.version,
  keys: () => {
    if (!keys.known) throw new Error("identity's keys have not been read yet");
    return 'read';
  },
  revocations: () => {
    if (!revocations.known) throw new Error("identity's revocations have not been read yet");
    return `read ${(revocations.ageMs() / 1_000).toFixed(1)} s ago`;
  },
  ...Object.fromEntries(
    [...subgraphs.values()].map((subgraph) => [`subgraph ${subgraph.name}`, subgraphCheck(subgraph)]),
  ),
});
