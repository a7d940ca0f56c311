import { CpdActivity } from './cpd-activity.entity';
import { CpdRecord } from './cpd-record.entity';
import type { Resolvers } from './generated';
import { recordActivity } from './mutations/record-activity';
import { Practitioner } from './practitioner.entity';

export const resolvers: Resolvers = {
  Mutation: { recordActivity },
  Practitioner,
  CpdRecord,
  CpdActivity,
};
