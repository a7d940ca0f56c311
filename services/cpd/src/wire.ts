import path from 'node:path';
import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import { handlers } from './events';
import type { Context } from './graphql/context';
import { mutations } from './graphql/mutations';
import { resolvers } from './graphql/resolvers';
import { loadActivityRules } from './rules';
import { createActivities } from './store/activity.repository';
import { createRecords } from './store/record.repository';
import { createReads } from './use-cases/reads';

const rulesFolder = path.join(__dirname, '..', 'rules');

/** Puts the service together. @throws when its rules are wrong */
export const wire = ({ connection, outbox, clock }: Platform): ServiceParts<Context> => {
  const rules = loadActivityRules(path.join(rulesFolder, 'activities.yaml'));
  const activities = createActivities(connection, outbox);
  const records = createRecords(connection);
  return {
    resolvers,
    mutations: bindVerbs(mutations, { activities, records, rules, clock }),
    context: (caller) => ({ caller, ...createReads({ activities, records }, caller) }),
    handlers: handlers({ records }),
  };
};
