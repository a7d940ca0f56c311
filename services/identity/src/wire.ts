import type { Caller } from '@mumaris/kit/auth/caller';
import { batchMany, batchOne } from '@mumaris/kit/batch';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import { createSweep } from '@mumaris/kit/sweep';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { assemble, type Assembly } from './assemble';
import type { IdentityConfig } from './config';
import type { SecurityEventKind } from './domain/security-event';
import { toAccountNode } from './graphql/account-node';
import { toApiClientNode } from './graphql/api-client-node';
import type { Context } from './graphql/context';
import { liveSessionsBatch } from './graphql/live-sessions';
import { toOrganisationNode } from './graphql/organisation-node';
import { resolvers } from './graphql/resolvers';
import { createLimits } from './limits/limits';
import { altchaCheck } from './human/altcha-check';
import { createAuthenticate } from './use-cases/authenticate';
import { createConfirmations } from './secrets/confirmations';
import { createStrengthOf } from './secrets/password-strength';
import { createAdapter } from './oauth/client-adapter';
import { revocationFeed } from './oauth/revocation-feed';
import { tokenEndpoint } from './oauth/token-endpoint';
import { apiClientRepository } from './store/api-client.repository';
import { assertionRepository } from './store/assertion.repository';
import { humanSolutionRepository } from './store/human-solution.repository';
import { revocationRepository } from './store/revocation.repository';
import { sessionRepository } from './store/session.repository';
import { signUpRepository } from './store/sign-up.repository';
import { createAccessTokens } from './tokens/access-tokens';
import { jwksRoutes } from './tokens/jwks-routes';
import { createRefreshTokens } from './tokens/refresh-tokens';
import { createUseCases } from './use-cases';
import type { Deps } from './use-cases/deps';
import { lapseSignUp } from './use-cases/lapse-sign-up';

/** Puts the service together; the only file that sees everything. */
export const wire = async (platform: Platform, config: IdentityConfig): Promise<ServiceParts<Context>> => {
  const assembly = await assemble(platform, config);
  await assembly.keyRing.ensure();
  const deps = createDeps(platform, config, assembly);
  const { human, sessions, apiClients } = deps;
  const { accounts, organisations, auditTrail, rules, clock } = assembly;
  await prepareStore(assembly.trail.audit);
  const useCases = {
    ...createUseCases(deps),
    newHumanChallenge: human.newChallenge,
    listOrganisations: organisations.page,
    securityEvents: auditTrail.page,
    describe: (kind: SecurityEventKind) => rules.securityEvents[kind],
  };
  return {
    resolvers,
    routes: [jwksRoutes(assembly.keyRing), ...clientRoutes(platform, config, assembly, deps)],
    workers: createSweeps(platform, deps, assembly),
    context: (caller: Caller): Context => ({
      caller,
      useCases,
      loaders: {
        accounts: batchOne(
          async (ids) => (await accounts.findMany(ids)).map(toAccountNode),
          ({ id }) => id,
        ),
        organisations: batchOne(
          async (ids) => (await organisations.findMany(ids)).map(toOrganisationNode),
          ({ id }) => id,
        ),
        clientsOf: batchMany(
          async (ids) => (await apiClients.findOf(ids)).map(toApiClientNode),
          ({ organisationId }) => organisationId,
        ),
        sessions: liveSessionsBatch(sessions, rules.sessions.listed, clock),
      },
    }),
  };
};

const createDeps = ({ connection, outbox, clock }: Platform, config: IdentityConfig, assembly: Assembly): Deps => {
  const { accounts, organisations, auditTrail, passwords, keyRing, sealer, rules } = assembly;
  const revocations = revocationRepository(connection);
  const codeKey = keyBytes(config.CODE_KEY.reveal());
  const hmacKey = config.HUMAN_KEY.reveal();
  return {
    accounts,
    signUps: signUpRepository(connection, outbox),
    sessions: sessionRepository(connection, outbox, revocations),
    revocations,
    organisations,
    apiClients: apiClientRepository(connection, outbox),
    auditTrail,
    limits: createLimits(connection, rules.limits),
    human: altchaCheck({ hmacKey, rules: rules.human, solutions: humanSolutionRepository(connection) }),
    passwords,
    strengthOf: createStrengthOf(),
    authenticate: createAuthenticate({ accounts, passwords, rules: rules.passwords }),
    confirmations: createConfirmations(codeKey, config.ACTIVATION_URL),
    sealer,
    accessTokens: createAccessTokens({ keyRing, issuer: config.TOKEN_ISSUER, rules: rules.sessions, clock }),
    refreshTokens: createRefreshTokens(codeKey),
    rules,
    clock,
    transact: assembly.transact,
  };
};

/** What employers' clients and the gateway ask for beside the graph. */
const clientRoutes = ({ connection, log }: Platform, config: IdentityConfig, assembly: Assembly, deps: Deps) => {
  const { organisations, apiClients, revocations, limits, rules, clock } = deps;
  const callerKey = keyBytes(config.CALLER_KEY.reveal());
  const adapter = createAdapter({ apiClients, organisations, assertions: assertionRepository(connection) });
  const { keyRing } = assembly;
  const issuer = config.TOKEN_ISSUER;
  return [
    tokenEndpoint({ issuer, adapter, apiClients, limits, keyRing, callerKey, rules, clock, log }),
    revocationFeed({ revocations, callerKey, log }),
  ];
};

const keyCheckMs = 60_000;

const createSweeps = ({ clock, log }: Platform, deps: Deps, { keyRing }: Assembly) => [
  createSweep({ name: 'sign-ups', clock, log, findDue: deps.signUps.findDue, apply: lapseSignUp(deps) }),
  createSweep({
    name: 'signing-keys',
    clock,
    log,
    everyMs: keyCheckMs,
    findDue: async (now) => ((await keyRing.isDue(now)) ? ['signing keys'] : []),
    apply: keyRing.keepUp,
  }),
];
