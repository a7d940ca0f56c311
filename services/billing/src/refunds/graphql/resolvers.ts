import { becauseOf } from '../domain/because';
import { maskIban } from '../domain/iban';
import { isOverdue } from '../domain/refund';
import type {
  InvoiceResolvers,
  PractitionerResolvers,
  QuotedFeeResolvers,
  QueryResolvers,
  RefundResolvers,
  RefundVoteResolvers,
  ServiceResolvers,
} from '../../graphql/generated';

const maxRefunds = 100;

const Query = {
  refund: (_, { id }, { refunds }) => refunds.get(id),
  refunds: (_, asked, { refunds }) => refunds.page(asked),
} satisfies Pick<QueryResolvers, 'refund' | 'refunds'>;

const Invoice = {
  refundQuote: (invoice, { ground }, { refunds }) => refunds.quote(invoice, ground),
  refunds: async ({ id }, _, { refunds }) => (await refunds.ofInvoice(id)).slice(0, maxRefunds),
} satisfies InvoiceResolvers;

const Practitioner = {
  refunds: ({ id }, page, { refunds }) => refunds.ofPractitioner(id, page),
} satisfies PractitionerResolvers;

const Service = {
  // What falls due before the review is paid for a service that is still to be provided.
  refundOutlook: ({ code, steps }, { category = null, rank }, { useCases }) => [
    ...useCases.refundOutlook({
      service: code,
      category,
      rank,
      completesByPayment: !steps.includes('AWAITING_PAYMENT'),
    }),
  ],
} satisfies ServiceResolvers;

const QuotedFee = {
  because: (fee, _, { rules }) => becauseOf(fee, rules.refunds),
} satisfies QuotedFeeResolvers;

const Refund = {
  __resolveReference: ({ id }, { refunds }) => refunds.find(id),
  invoice: ({ invoiceId }, _, { invoices }) => (invoiceId === null ? null : invoices.find(invoiceId)),
  amount: ({ decidedAt, amount }) => (decidedAt && amount ? amount : null),
  isOverdue: (refund, _, { clock }) => isOverdue(refund, clock.now()),
  reason: ({ decidedAt, votes }) => (decidedAt && votes.at(-1)?.reason) || null,
  way: ({ payOut }) => payOut?.way ?? null,
  iban: ({ payOut }, _, { caller }) => {
    const iban = payOut?.iban ?? null;
    return iban && !caller.roles.includes('FINANCE') ? maskIban(iban) : iban;
  },
  holder: ({ payOut }) => payOut?.holder ?? null,
} satisfies RefundResolvers;

const RefundVote = { by: ({ by }) => ({ id: by }) } satisfies RefundVoteResolvers;

export const resolvers = { Query, Invoice, Practitioner, Service, QuotedFee, Refund, RefundVote };
