import type { NeededResolvers } from '@mumaris/kit/graphql/needed-resolvers';
import { Application } from './application.entity';
import type { Objects, Resolvers } from './generated';
import { Invoice } from './invoice.entity';
import { Service } from './service.entity';
import { Money } from './money.entity';

/** Translates between the graph and the use cases, nothing else. */
export const resolvers = {
  Query: {
    invoice: (_, { id }, { reads }) => reads.invoices.get(id),
    fees: (_, __, { useCases }) => [...useCases.readFees()],
    trialBalance: (_, __, { useCases }) => useCases.readTrialBalance(),
  },
  Application,
  Service,
  Invoice,
  Money,
} satisfies Resolvers & NeededResolvers<Objects>;
