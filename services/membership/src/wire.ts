import type { Caller } from '@mumaris/kit/auth/caller';
import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import { createHandlers } from './applications/events';
import { mutations as applicationMutations } from './applications/graphql/mutations';
import { loadRules } from './applications/rules/load-rules';
import { applicationRepository } from './applications/store/application.repository';
import { createJourneys } from './applications/store/journeys';
import { createSweeps } from './applications/sweeps';
import { createApplicationReads } from './applications/use-cases/reads';
import { credentialRepository } from './credentials/store/credential.repository';
import { createCredentialReads } from './credentials/use-cases/reads';
import type { Context } from './graphql/context';
import { belongings, resolvers } from './graphql/resolvers';
import { mutations as profileMutations } from './profile/graphql/mutations';
import { practitionerRepository } from './profile/store/practitioner.repository';
import { createProfileReads } from './profile/use-cases/reads';

/** Puts the rules, the stores and the clock together for every feature. @throws when a rules file is wrong */
export const wireDeps = ({ connection, outbox, clock }: Pick<Platform, 'connection' | 'outbox' | 'clock'>) => {
  const rules = loadRules();
  const applications = applicationRepository({ connection, outbox });
  const practitioners = practitionerRepository({ connection, outbox });
  const credentials = credentialRepository({ connection, outbox });
  const journeys = createJourneys({ connection, applications, practitioners, credentials, rules });
  return { applications, practitioners, credentials, journeys, rules, clock };
};

/** Everything of this service, from the platform it stands on to the parts that the kit runs. */
export const wire = (platform: Platform): ServiceParts<Context> => {
  const deps = wireDeps(platform);
  const { rules, clock } = deps;
  return {
    resolvers,
    mutations: { ...bindVerbs(profileMutations, deps), ...bindVerbs(applicationMutations, deps) },
    belongings,
    again: { application: deps.applications, practitioner: deps.practitioners },
    context: (caller: Caller) => ({
      caller,
      profiles: createProfileReads(deps, caller),
      credentials: createCredentialReads(deps, caller),
      applications: createApplicationReads(deps, caller),
      rules,
      now: clock.now,
    }),
    handlers: createHandlers(deps),
    workers: createSweeps(platform.log, deps),
  };
};
