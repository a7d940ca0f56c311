import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, ownAlone, visible } from '@mumaris/kit/auth/visible';
import { batchMany } from '@mumaris/kit/batch';
import type { PageArguments } from '@mumaris/kit/page';
import type { Invoice } from '../domain/invoice';
import type { Deps } from './deps';

const isVisible = visible<Invoice>('billing', 'Invoice');
const onlyOf = ownAlone('billing', 'Invoice');

/** What one request reads of invoices: batched over its whole operation; one that its caller may not see is not there. */
export const createInvoiceReads = ({ invoices }: Pick<Deps, 'invoices'>, caller: Caller) => ({
  ...batchVisible(isVisible(caller), invoices.findMany, ({ id }) => id),
  ofApplication: batchMany(
    async (ids: readonly string[]) => (await invoices.ofApplications(ids)).filter(isVisible(caller)),
    ({ applicationId }) => applicationId,
  ),
  /** A page, and whose it is: to a stranger it is refused, and not empty. @throws RuleViolation BAD_PAGE */
  ofPractitioner: async (id: string, page: PageArguments) => {
    const accountId = onlyOf(caller);
    const found = await invoices.ofPractitioner(id, accountId, page);
    return { ...found, accountId: accountId && ((await invoices.ownerOf(id)) ?? accountId) };
  },
});

export type InvoiceReads = ReturnType<typeof createInvoiceReads>;
