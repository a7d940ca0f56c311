import type { Caller } from '@mumaris/kit/auth/caller';
import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import { createSweep } from '@mumaris/kit/sweep';
import { createHandlers } from './events';
import type { Context } from './graphql/context';
import { mutations } from './graphql/mutations';
import { belongings, resolvers } from './graphql/resolvers';
import { loadRules } from './rules/load-rules';
import { applicationRepository } from './store/application.repository';
import { credentialRepository } from './store/credential.repository';
import { createJourneys } from './store/journeys';
import { practitionerRepository } from './store/practitioner.repository';
import type { Deps } from './use-cases/deps';
import { endLapsedClaim, endUnansweredReturn } from './use-cases/end-periods';
import { freshCredential } from './use-cases/fresh-credential';
import { createQueries } from './use-cases/queries';
import { createReads } from './use-cases/reads';

/** Puts the rules, the stores and the use cases together. @throws when a rules file is wrong */
export const wireDeps = ({ connection, outbox, clock }: Pick<Platform, 'connection' | 'outbox' | 'clock'>): Deps => {
  const rules = loadRules();
  const applications = applicationRepository({ connection, outbox });
  const practitioners = practitionerRepository({ connection, outbox });
  const credentials = credentialRepository({ connection, outbox });
  const journeys = createJourneys({
    connection,
    applications,
    practitioners,
    credentials,
    freshCredential: freshCredential(rules),
  });
  return { applications, practitioners, credentials, journeys, rules, clock };
};

/** Everything of this service, from the platform it stands on to the parts that the kit runs. */
export const wire = (platform: Platform): ServiceParts<Context> => {
  const { clock, log } = platform;
  const deps = wireDeps(platform);
  const { applications, rules } = deps;
  const queries = createQueries(deps);
  return {
    resolvers,
    mutations: bindVerbs(mutations, deps),
    belongings,
    again: { application: deps.applications, practitioner: deps.practitioners },
    context: (caller: Caller) => ({ caller, queries, reads: createReads(deps, caller), rules, now: clock.now }),
    handlers: createHandlers(deps),
    workers: [
      createSweep({
        name: 'unanswered returns',
        clock,
        log,
        findDue: applications.findUnanswered,
        apply: endUnansweredReturn(deps),
      }),
      createSweep({
        name: 'lapsed claims',
        clock,
        log,
        findDue: applications.findLapsedClaims,
        apply: endLapsedClaim(deps),
      }),
    ],
  };
};
