import { CpdActivity } from './cpd-activity.entity';
import { CpdRecord } from './cpd-record.entity';
import type { Resolvers } from './generated';
import { Practitioner } from './practitioner.entity';

export const resolvers: Resolvers = {
  Practitioner,
  CpdRecord,
  CpdActivity,
};
