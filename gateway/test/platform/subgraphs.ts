import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { RateLimitFields } from '@mumaris/kit/limits/rate-limit-fields';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import { type RunningSubgraph, startSubgraph } from '@mumaris/kit/server/start-subgraph';
import { testLog } from '@mumaris/kit/testing';
import { type SubgraphName, subgraphNames } from '@mumaris/schemas';
import { Router } from 'express';
import { type IdentityDesk, identityDesk } from './identity-desk';

export interface Neighbours {
  /** Callers as the subgraphs saw them, newest last. */
  callers: Caller[];
  /** Headers of the calls that arrived. */
  headers: Record<string, unknown>[];
  urls: Record<SubgraphName, string>;
  keys: Record<SubgraphName, string>;
  /** What identity answers beside its graph. */
  desk: IdentityDesk;
  /** Calls of `logIn` that arrived. */
  logIns: number;
  stop(): Promise<void>;
  subgraphs: Record<SubgraphName, RunningSubgraph>;
}

const account = { id: 'acc_1', accountId: 'acc_1' };

/** Counts a look-up of a number as a service does; of any whose last digit is 0 there are no tries left. */
const lookUp =
  (name: string, points: number) =>
  (_: unknown, { number }: { number: string }, { rateLimit }: { rateLimit: RateLimitFields }) => {
    const isLeft = !number.endsWith('0');
    const count = { remainingPoints: isLeft ? points - 1 : 0, msBeforeNext: points * 1_000 };
    rateLimit.counted(`${name}-address`, { points, minutes: 1 }, count);
    if (isLeft) return null;
    rateLimit.refused(count);
    throw new RuleViolation('TOO_MANY_TRIES_HERE', { minutes: 1 });
  };
const text = { ar: 'خطاب تدريب', en: 'Training letter' };

const resolversOf = (neighbours: Neighbours): Record<SubgraphName, object> => ({
  identity: {
    Query: {
      me: (_: unknown, __: unknown, { caller }: { caller: Caller }) => (caller.accountId ? account : null),
      account: () => account,
      myOrganisation: (_: unknown, __: unknown, { caller }: { caller: Caller }) =>
        caller.client && { id: caller.client.organisationId, organisationId: caller.client.organisationId },
      organisation: (_: unknown, { id }: { id: string }) => ({ id, organisationId: id, name: text }),
      fileClaim: lookUp('fileClaim', 20),
      humanChallenge: () => ({ challenge: '{}', expiresAt: new Date('2027-01-01T00:00:00Z') }),
    },
    Mutation: {
      logIn: () => {
        neighbours.logIns += 1;
        return { errors: [] };
      },
    },
    Account: {
      name: () => ({ first: 'Noura', last: 'Saleh' }),
      email: () => Promise.reject(new Error('mongo://secret')),
    },
    Payload: { __resolveType: () => 'LogInPayload' },
  },
  membership: {
    Query: {
      services: () => [
        {
          code: 'TRAINING_LETTER',
          name: text,
          description: text,
          steps: ['DRAFT'],
          questions: [],
          usualWorkingDays: 5,
        },
      ],
      applicationStatus: lookUp('applicationStatus', 60),
      application: () => Promise.reject(new RuleViolation('NOT_FOUND', {}, 'id')),
    },
    Account: {
      __resolveReference: () => account,
      practitioner: () => ({ id: 'prc_1', accountId: 'acc_1', fileNumber: 'F-1' }),
    },
    Practitioner: { __resolveReference: (ref: { id: string }) => ({ ...ref, accountId: 'acc_1', fileNumber: 'F-1' }) },
    Credential: { __resolveType: () => 'TrainingLetter' },
  },
  billing: {
    Query: {
      fees: () => [
        { service: 'TRAINING_LETTER', kind: 'SERVICE', amount: { amount: 15_000, currency: 'SAR' }, taxCode: 'S' },
      ],
    },
  },
  cpd: {
    Practitioner: {
      __resolveReference: (ref: { id: string }) => ({ ...ref, accountId: 'acc_1' }),
      cpd: () => ({ cycle: null, total: { recognised: 4, pending: 1, byKind: [] } }),
    },
  },
  notification: { Account: { __resolveReference: () => account, unreadCount: () => 3 } },
});

/** The five subgraphs with their real SDL and resolvers of a few lines. */
export const startNeighbours = async (): Promise<Neighbours> => {
  const neighbours = {
    callers: [],
    headers: [],
    urls: {},
    keys: {},
    subgraphs: {},
    logIns: 0,
  } as unknown as Neighbours;
  const resolvers = resolversOf(neighbours);
  neighbours.desk = identityDesk(() => keyBytes(neighbours.keys.identity));
  await Promise.all(
    subgraphNames.map(async (name, index) => {
      neighbours.keys[name] = Buffer.alloc(32, index + 1).toString('base64url');
      const watching = Router().use((request, _response, next) => {
        neighbours.headers.push(request.headers);
        next();
      });
      watching.get('/health/live', (_request, response) => void response.json({ ok: true }));
      neighbours.subgraphs[name] = await startSubgraph({
        name,
        resolvers: resolvers[name],
        context: (caller: Caller, rateLimit) => {
          neighbours.callers.push(caller);
          return { caller, rateLimit };
        },
        callerKey: keyBytes(neighbours.keys[name]),
        host: '127.0.0.1',
        port: 0,
        log: testLog,
        routes: name === 'identity' ? [watching, neighbours.desk.routes] : [watching],
      });
      neighbours.urls[name] = neighbours.subgraphs[name].url;
    }),
  );
  neighbours.stop = async () => {
    await Promise.all(Object.values(neighbours.subgraphs).map((subgraph) => subgraph.stop()));
  };
  return neighbours;
};
