import { dayOf, minutesAfter } from '@mumaris/kit/calendar';
import { silent } from '@mumaris/kit/change';
import { waiveInvoice } from '../../invoices';
import { silent as booked } from '../../ledger';
import { isExempt } from '../domain/exemption';
import type { Deps } from './deps';

/** An invoice that was being issued meanwhile is there by then. */
const looksForMinutes = 10;
const atOnce = 100;

/** Waives what its holder owes when an exemption comes into force (BIL-06). Again, it changes nothing. */
export const carryOutExemption =
  ({ exemptions, invoices, rules, clock }: Deps) =>
  async (exemptionId: string): Promise<void> => {
    const exemption = await exemptions.get(exemptionId);
    const now = clock.now();
    const { id, accountId, terms, steps } = exemption;
    if (!terms || exemption.status !== 'IN_FORCE') return;
    const waiver = { exemptionId: id, ground: terms.ground, decision: terms.decision };
    for (const invoiceId of await invoices.openOf(accountId, atOnce))
      await invoices.update(invoiceId, (invoice) =>
        isExempt(exemption, invoice.service, dayOf(now))
          ? waiveInvoice(invoice, waiver, rules.posting, now)
          : booked(invoice),
      );
    const agreedAt = steps.at(-1)?.at ?? now;
    if (now.getTime() >= minutesAfter(agreedAt, looksForMinutes).getTime())
      await exemptions.update(id, (found) => silent({ ...found, carriedOutAt: now }));
  };
