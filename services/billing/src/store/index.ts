import type { Platform } from '@mumaris/kit/service';
import { endedApplications } from './ended-applications';
import { invoiceRepository } from './invoice.repository';
import { ledgerRepository } from './ledger.repository';
import { paymentRepository } from './payment.repository';
import { providerFeeds } from './provider-feeds';
import { sequences } from './sequences';

/** Everything that billing keeps. */
export const createStores = (platform: Platform) => {
  const ledger = ledgerRepository(platform.connection);
  return {
    ledger,
    invoices: invoiceRepository(platform, ledger),
    payments: paymentRepository(platform, ledger),
    sequences: sequences(platform.connection),
    ended: endedApplications(platform.connection),
    feeds: providerFeeds(platform.connection),
  };
};

export type Stores = ReturnType<typeof createStores>;
