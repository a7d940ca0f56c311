import type { NeededResolvers } from '@mumaris/kit/graphql/needed-resolvers';
import { resolvers as exemptions } from '../exemptions/graphql/resolvers';
import { resolvers as fees } from '../fees/graphql/resolvers';
import { resolvers as invoices } from '../invoices/graphql/resolvers';
import { resolvers as ledger } from '../ledger/graphql/resolvers';
import { resolvers as papers } from '../papers/graphql/resolvers';
import { resolvers as payments } from '../payments/graphql/resolvers';
import { resolvers as refunds } from '../refunds/graphql/resolvers';
import { resolvers as settlement } from '../settlement/graphql/resolvers';
import type { Objects, Resolvers } from './generated';
import { Money } from './money.entity';

/** The resolvers of every feature; a type to which several add is put together here. */
export const resolvers = {
  ...exemptions,
  ...fees,
  ...invoices,
  ...payments,
  ...refunds,
  ...settlement,
  Query: {
    ...exemptions.Query,
    ...fees.Query,
    ...invoices.Query,
    ...ledger.Query,
    ...papers.Query,
    ...payments.Query,
    ...refunds.Query,
    ...settlement.Query,
  },
  Practitioner: { ...invoices.Practitioner, ...refunds.Practitioner },
  Service: { ...fees.Service, ...refunds.Service },
  Invoice: { ...invoices.Invoice, ...papers.Invoice, ...payments.Invoice, ...refunds.Invoice },
  Refund: { ...papers.Refund, ...refunds.Refund },
  FinanceDay: ledger.FinanceDay,
  Money,
} satisfies Resolvers & NeededResolvers<Objects>;
