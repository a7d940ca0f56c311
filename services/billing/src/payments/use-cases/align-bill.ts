import type { Invoice } from '../../invoices';
import { registerBill, wantedBill } from '../domain/sadad-bill';
import type { Deps } from './deps';

/**
 * Makes the bill at SADAD agree with its invoice. Each change of an invoice's status asks for it, and it looks at the
 * invoice as it is now; a registration that crossed the end of its invoice sees that when it comes back, and takes the
 * bill away again. So whatever runs late, twice, or after a crash, the last one leaves the bill as it should be.
 * @throws ProviderFault: later again
 */
export const alignBill =
  ({ invoices, biller, clock }: Deps) =>
  async ({ invoiceId }: { invoiceId: string }, { signal }: { signal: AbortSignal }): Promise<void> => {
    const align = async (invoice: Invoice): Promise<void> => {
      switch (wantedBill(invoice)) {
        case 'PAID_THERE':
          return;
        case 'WITHDRAWN':
          return biller.withdraw(invoice, signal);
        case 'OPEN': {
          await biller.register(invoice, signal);
          const current = await invoices.update(invoiceId, (found) => registerBill(found, clock.now()));
          if (wantedBill(current) !== 'OPEN') await align(current);
        }
      }
    };
    await align(await invoices.get(invoiceId));
  };
