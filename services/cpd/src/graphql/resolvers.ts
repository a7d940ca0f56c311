import type { NeededResolvers } from '@mumaris/kit/graphql/needed-resolvers';
import { CpdActivity } from './cpd-activity.entity';
import { CpdRecord } from './cpd-record.entity';
import type { Objects, Resolvers } from './generated';
import { Practitioner } from './practitioner.entity';

export const resolvers = {
  Practitioner,
  CpdRecord,
  CpdActivity,
} satisfies Resolvers & NeededResolvers<Objects>;
