import type { Check } from '@mumaris/kit/health';
import type { Revocations } from './auth/revocations';
import type { SigningKeys } from './auth/signing-keys';
import type { Subgraph, Subgraphs } from './fetch/subgraph';
import type { GatewayConfig } from './config';
import type { FollowedFile } from './followed-file';

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

/** Which version of a file is in service, and which was refused. @param needed whether there has to be one */
const versionsCheck =
  (file: FollowedFile, needed: boolean): Check =>
  () => {
    const { version = 'none', refused } = file;
    const told = refused ? `${version}; ${refused} was refused` : version;
    if (needed && file.version === undefined) throw new Error(told);
    return told;
  };

interface Parts {
  config: GatewayConfig;
  supergraph: FollowedFile;
  /** Of the published operations, where any can be. */
  operations: FollowedFile | undefined;
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
  operations,
  keys,
  revocations,
  subgraphs,
}: Parts): Record<string, Check> => ({
  supergraph: versionsCheck(supergraph, true),
  ...(operations && { operations: versionsCheck(operations, config.OPERATIONS === 'published') }),
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
