import type { Check } from '@mumaris/kit/health';
import type { Revocations } from './auth/revocations';
import type { SigningKeys } from './auth/signing-keys';
import type { Subgraph, Subgraphs } from './fetch/subgraph';
import type { GatewayConfig } from './config';
import type { FollowedFile } from './followed-file';
import type { FollowedPublished } from './published/follow-published';

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

/** Which version of a file is in service, and which was refused. @param isEnough whether what it holds can be served from */
const versionsCheck =
  (file: FollowedFile, isEnough: () => boolean): Check =>
  () => {
    const { version = 'none', refused, isGone } = file;
    const told = `${version}${refused ? `; ${refused} was refused` : ''}${isGone ? '; the file is gone' : ''}`;
    if (!isEnough()) throw new Error(told);
    return told;
  };

interface Parts {
  config: GatewayConfig;
  supergraph: FollowedFile;
  published: FollowedPublished;
  keys: SigningKeys;
  revocations: Revocations;
  subgraphs: Subgraphs;
}

/**
 * Ready: there is a graph to serve, with operations where none but those that are published are answered, and identity's keys and
 * revocations were read once, so that tokens can be judged.
 */
export const readyChecks = ({
  config,
  supergraph,
  published: { file: operations, inForce },
  keys,
  revocations,
  subgraphs,
}: Parts): Record<string, Check> => ({
  supergraph: versionsCheck(supergraph, () => supergraph.version !== undefined),
  ...(operations && {
    operations: versionsCheck(operations, () => config.OPERATIONS === 'any' || inForce().size > 0),
  }),
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
