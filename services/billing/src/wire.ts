import { prepareAppendOnly } from '@mumaris/kit/append-only/prepare-append-only';
import type { Caller } from '@mumaris/kit/auth/caller';
import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import { createSweep } from '@mumaris/kit/sweep';
import type { PaymentMethod } from '@mumaris/schemas';
import type { Config } from './config';
import { createStores, createUseCases, loadBillingRules } from './assemble';
import type { Context } from './graphql/context';
import { resolvers } from './graphql/resolvers';
import { keySigner } from './einvoices/key-signer';
import { reportDocument } from './einvoices/use-cases/report-document';
import { mutations as exemptions } from './exemptions/graphql/mutations';
import { createExemptionReads } from './exemptions/use-cases/reads';
import { createHandlers } from './handlers';
import { createInvoiceReads } from './invoices/use-cases/reads';
import { createSealer } from './ledger/sealer';
import { earlierLedger } from './ledger/store/earlier-ledger';
import { ledgerIn } from './ledger/store/ledger-database';
import { createPapers } from './papers/create-papers';
import { mutations as payments } from './payments/graphql/mutations';
import { cardProvider } from './payments/providers/card-provider';
import { sadadBiller } from './payments/providers/sadad-biller';
import { createPaymentReads } from './payments/use-cases/reads';
import { webhookRoutes } from './payments/webhooks';
import { mutations as refunds } from './refunds/graphql/mutations';
import { createRefundReads } from './refunds/use-cases/reads';
import { createSettlements } from './settlement/create-settlements';

// With the pause of 15 minutes that tasks end up with: as long as the time to pay, however long a provider is away.
const providerTries = 3_000;

/** Puts billing together; the only file that sees everything. */
export const wire = async (platform: Platform, config: Config): Promise<ServiceParts<Context>> => {
  const { connection, clock, log } = platform;
  const rules = loadBillingRules();
  const stores = createStores(platform, config.LEDGER_DATABASE);
  await prepareAppendOnly(ledgerIn(stores.database), config.NODE_ENV === 'production', log);
  const deps = {
    ...stores,
    connection,
    rules,
    clock,
    log,
    biller: sadadBiller(config.SADAD_URL, config.SADAD_KEY, log),
    cards: cardProvider({ baseUrl: config.CARD_URL, key: config.CARD_KEY, returnUrl: config.RETURN_URL, log }),
  };
  const useCases = createUseCases(deps);
  await useCases.adoptSchedule();
  const { EINVOICE_KEY, EINVOICE_CERTIFICATE } = config;
  const signer = EINVOICE_KEY && EINVOICE_CERTIFICATE ? keySigner(EINVOICE_KEY, EINVOICE_CERTIFICATE) : undefined;
  const papers = createPapers(deps, config);
  const settlements = createSettlements({ ...deps, receivePayment: useCases.receivePayment }, config);
  const earlier = earlierLedger(connection, stores.ledger);
  return {
    resolvers,
    again: { invoice: stores.invoices, refund: stores.refunds, item: stores.openItems, exemption: stores.exemptions },
    mutations: { ...bindVerbs(payments, deps), ...bindVerbs(refunds, deps), ...bindVerbs(exemptions, deps) },
    context: (caller: Caller) => ({
      caller,
      useCases,
      invoices: createInvoiceReads(stores, caller),
      papers: papers.reads(caller),
      payments: createPaymentReads(stores),
      exemptions: createExemptionReads(stores, caller),
      refunds: createRefundReads({ ...stores, clock }, caller),
      settlements: settlements.reads(caller),
      rules,
      clock,
    }),
    handlers: createHandlers(useCases, stores),
    routes: [...webhookRoutes(useCases, config, log), ...papers.routes, ...settlements.routes],
    runners: {
      'sadad-bill': Object.assign(useCases.alignBill, { maxTries: providerTries }),
      'e-invoice': reportDocument({ ...deps, signer }),
      'card-refund': Object.assign(useCases.payCardBack, { maxTries: providerTries }),
    },
    workers: [
      ...papers.workers,
      ...settlements.workers,
      createSweep({
        name: 'move-earlier-ledger',
        clock,
        log,
        findDue: async () => ((await earlier.isLeft()) ? ['ledger'] : []),
        apply: earlier.move,
        everyMs: 60_000,
      }),
      createSealer({ connection, clock, log, isWaiting: stores.chain.isWaiting, seal: useCases.sealPostings }),
      createSweep({
        name: 'ask-providers',
        clock,
        log,
        findDue: (now) => stores.feeds.takeDue(now, rules.payment.askProvidersEverySeconds),
        apply: (method) => useCases.askProvider(method as PaymentMethod),
      }),
      createSweep({
        name: 'ask-after-pages',
        clock,
        log,
        findDue: useCases.quietPages,
        apply: useCases.askAfterPage,
      }),
      createSweep({
        name: 'match-payments',
        clock,
        log,
        findDue: useCases.matchablePayments,
        apply: useCases.matchPayment,
      }),
      createSweep({
        name: 'carry-out-exemptions',
        clock,
        log,
        findDue: stores.exemptions.findToCarryOut,
        apply: useCases.carryOutExemption,
      }),
      createSweep({
        name: 'open-refunds',
        clock,
        log,
        findDue: (_, limit) => stores.payments.withoutRefund(limit),
        apply: useCases.openOwedRefund,
      }),
      createSweep({
        name: 'escalate-refunds',
        clock,
        log,
        findDue: stores.refunds.findUndecided,
        apply: useCases.escalateRefund,
      }),
      createSweep({
        name: 'lapse-refunds',
        clock,
        log,
        findDue: stores.refunds.findUncollected,
        apply: useCases.lapseRefund,
      }),
      createSweep({
        name: 'remind-of-invoices',
        clock,
        log,
        findDue: useCases.invoicesToRemind,
        apply: useCases.remindOfInvoice,
      }),
      createSweep({
        name: 'expire-invoices',
        clock,
        log,
        findDue: useCases.pastDueInvoices,
        apply: useCases.expireInvoice,
      }),
    ],
  };
};
