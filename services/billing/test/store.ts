import { prepareAppendOnly } from '@mumaris/kit/append-only/prepare-append-only';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { createTasks } from '@mumaris/kit/tasks';
import { type FixedClock, fixedClock, testLog, testStore } from '@mumaris/kit/testing';
import type { CardProvider } from '../src/payments/providers/card-provider';
import type { SadadBiller } from '../src/payments/providers/sadad-biller';
import { createLedgerReads, createStores, createUseCases } from '../src/assemble';
import { ledgerIn } from '../src/ledger/store/ledger-database';
import { noon, rules } from './fixtures';

// What these tests do calls nobody outside.
const notCalled = () => Promise.reject(new Error('nobody is called here'));
const biller: SadadBiller = { register: notCalled, withdraw: notCalled, paymentsAfter: notCalled };
const cards: CardProvider = {
  openCheckout: notCalled,
  paymentsAfter: notCalled,
  fateOf: notCalled,
  // The provider pays every card back.
  refund: ({ id }) => Promise.resolve(`crf-${id}`),
};

/** The stores and use cases on a MongoDB of their own, without bus and server. */
export const storeOfItsOwn = async () => {
  const { connection, drop } = await testStore();
  const clock: FixedClock = fixedClock(noon);
  const outbox = createOutbox({ service: 'billing', connection, clock });
  const stores = createStores({ connection, clock, log: testLog, outbox, tasks: createTasks(connection) });
  await prepareStore(connection);
  await prepareAppendOnly(ledgerIn(stores.database), false, testLog);
  /** The use cases as one more process has them. */
  const deps = { ...stores, connection, rules, clock, log: testLog, biller, cards };
  const replica = (own = rules) => createUseCases({ ...deps, rules: own });
  return {
    connection,
    clock,
    rules,
    stores,
    /** What the use cases of mutations stand on. */
    deps,
    useCases: replica(),
    replica,
    /** What the command reads. */
    reads: createLedgerReads(connection, rules),
    drop: async () => {
      await stores.database.dropDatabase();
      await drop();
    },
  };
};
