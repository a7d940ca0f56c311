import { prepareAppendOnly } from '@mumaris/kit/append-only/prepare-append-only';
import { trailIn } from '@mumaris/kit/audit/trail-model';
import { batchOne } from '@mumaris/kit/batch';
import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import { createLookUps } from '@mumaris/kit/limits/look-ups';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import type { PageArguments } from '@mumaris/kit/page';
import { keySetRoute } from '@mumaris/kit/server/key-set-route';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import type { SecurityEventKind } from '@mumaris/schemas';
import { assemble, type Assembly } from './assemble';
import { onFileClaimDecided } from './claims/events/on-file-claim-decided';
import { mutations as claimMutations } from './claims/graphql/mutations';
import type { Deps as ClaimDeps } from './claims/use-cases/deps';
import { fileClaim } from './claims/use-cases/file-claim';
import type { IdentityConfig } from './config';
import { mutations as disputeMutations } from './disputes/graphql/mutations';
import { disputeRepository } from './disputes/store/dispute.repository';
import type { Deps as DisputeDeps } from './disputes/use-cases/deps';
import { mutations as employerMutations } from './employers/graphql/mutations';
import { createAdapter } from './employers/oauth/client-adapter';
import { tokenEndpoint } from './employers/oauth/token-endpoint';
import { apiClientRepository } from './employers/store/api-client.repository';
import type { Deps as EmployerDeps } from './employers/use-cases/deps';
import { createEmployerReads } from './employers/use-cases/reads';
import { onDocumentAccessRefused } from './events/on-document-access-refused';
import { numberHandlers } from './events/on-numbers';
import type { Context } from './graphql/context';
import { factorBatches } from './graphql/factor-batches';
import { liveSessionsBatch } from './use-cases/live-sessions';
import { mutations as accountMutations } from './graphql/mutations';
import { belongings, resolvers } from './graphql/resolvers';
import { createDemand } from './limits/demand';
import { createLimits } from './limits/limits';
import { createHumanCheck } from './human/create-human-check';
import { createAuthenticate } from './secrets/authenticate';
import { createPasswordFacts } from './secrets/password-facts';
import { accountLinkRepository } from './store/account-link.repository';
import { createKnownDevices } from './store/known-device.repository';
import { revocationRepository } from './store/revocation.repository';
import { sessionRepository } from './store/session.repository';
import { assertionRepository, humanSolutionRepository } from './store/used-once.repository';
import { userNameRequestRepository } from './store/user-name-request.repository';
import { createAccessTokens } from './tokens/access-tokens';
import { createRefreshTokens } from './tokens/refresh-tokens';
import { revocationFeed } from './tokens/revocation-feed';
import type { Deps as AccountDeps } from './use-cases/deps';
import { newHumanCode } from './use-cases/new-human-code';
import { createSweeps } from './sweeps';
import { mutations as providerMutations } from './provider/graphql/mutations';
import { openProvider } from './provider/open-provider';
import type { Deps as ProviderDeps } from './provider/use-cases/deps';

/** What the use cases of accounts and of each feature work with. */
type Deps = AccountDeps & EmployerDeps & ProviderDeps & DisputeDeps & ClaimDeps;

/** Puts the service together; the only file that sees everything. */
export const wire = async (platform: Platform, config: IdentityConfig): Promise<ServiceParts<Context>> => {
  const assembly = await assemble(platform, config);
  await assembly.keyRing.ensure();
  const deps = createDeps(platform, config, assembly);
  const { human, sessions, organisations, apiClients } = deps;
  const { accounts, auditTrail, rules, clock } = assembly;
  await prepareAppendOnly(trailIn(assembly.trail.audit), config.NODE_ENV === 'production', platform.log);
  const queries = {
    newHumanChallenge: human.newChallenge,
    newHumanCode: newHumanCode(deps),
    termsOfUse: () => rules.terms,
    identityProvider: () => (deps.identityProvider ? { name: rules.identityProvider.name } : null),
    findContactChange: deps.contactChanges.findByNumber,
    listContactChanges: deps.contactChanges.page,
    listIdNumberDisputes: deps.disputes.page,
    fileClaim: fileClaim(deps),
    listInvitations: (page: PageArguments) => assembly.invitations.page(page, clock.now()),
    securityEvents: auditTrail.page,
    describe: (kind: SecurityEventKind) => rules.securityEvents[kind],
  };
  return {
    resolvers,
    mutations: {
      ...bindVerbs(accountMutations, deps),
      ...bindVerbs(employerMutations, deps),
      ...bindVerbs(providerMutations, deps),
      ...bindVerbs(disputeMutations, deps),
      ...bindVerbs(claimMutations, deps),
    },
    belongings,
    again: {
      account: accounts,
      organisation: organisations,
      client: apiClients,
      change: deps.contactChanges,
      passkey: deps.passkeys,
      session: sessions,
      dispute: deps.disputes,
      claim: deps.claims,
    },
    routes: [
      keySetRoute('/.well-known/jwks.json', assembly.keyRing.publicKeys),
      ...clientRoutes(platform, config, assembly, deps),
    ],
    workers: createSweeps(platform.log, deps, assembly.keyRing),
    handlers: [...numberHandlers(deps), onFileClaimDecided(deps), onDocumentAccessRefused(deps)],
    context: (caller, rateLimit): Context => ({
      caller,
      rateLimit,
      queries,
      employers: createEmployerReads(deps),
      loaders: {
        accounts: batchOne(accounts.findMany, ({ id }) => id),
        sessions: liveSessionsBatch(sessions, rules.sessions.listed, clock),
        ...factorBatches(deps),
      },
    }),
  };
};

const createDeps = ({ connection, clock, log }: Platform, config: IdentityConfig, assembly: Assembly): Deps => {
  const { ground, accounts, organisations, auditTrail, confirmations, passwords, keyRing, sealer, rules } = assembly;
  const revocations = revocationRepository(connection);
  const knownDevices = createKnownDevices(connection, rules.logIn);
  const codeKey = keyBytes(config.CODE_KEY.reveal());
  return {
    ...assembly.factors,
    ...openProvider({ connection, config, codeKey, rules: rules.identityProvider, log }),
    accounts,
    signUps: assembly.signUps,
    sessions: sessionRepository(ground, revocations, knownDevices),
    knownDevices,
    accountLinks: accountLinkRepository(connection),
    userNameRequests: userNameRequestRepository(ground),
    contactChanges: assembly.contactChanges,
    invitations: assembly.invitations,
    revocations,
    organisations,
    apiClients: apiClientRepository(ground),
    disputes: disputeRepository(ground),
    claims: assembly.claims,
    auditTrail,
    limits: createLimits(connection, rules.limits),
    lookUps: createLookUps(connection, rules.lookUps),
    human: createHumanCheck({
      config,
      rules,
      demand: createDemand(connection, rules.human.puzzle),
      solutions: humanSolutionRepository(connection),
      log,
    }),
    passwords,
    passwordFacts: createPasswordFacts(config, log),
    authenticate: createAuthenticate({ accounts, passwords, rules: rules.passwords }),
    confirmations,
    sealer,
    membershipSealer: assembly.membershipSealer,
    accessTokens: createAccessTokens({ keyRing, issuer: config.TOKEN_ISSUER, rules: rules.sessions, clock }),
    refreshTokens: createRefreshTokens(codeKey),
    answersAfterMs: config.ANSWERS_AFTER_MS,
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
