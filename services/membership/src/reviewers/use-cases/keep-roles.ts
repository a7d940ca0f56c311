import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { withRoles } from '../domain/reviewer';
import type { Deps } from './deps';

/** Takes over from identity who reviews and who leads (IDN-14); of others nothing is kept. */
export const keepRoles =
  ({ reviewers }: Pick<Deps, 'reviewers'>) =>
  async ({ accountId, roles }: { accountId: string; roles: readonly string[] }, tx: Transaction): Promise<void> => {
    const isStaff = roles.includes('REVIEWER') || roles.includes('REVIEW_LEAD');
    if (!isStaff && !(await reviewers.find(accountId, tx))) return;
    await reviewers.change(accountId, (reviewer) => withRoles(reviewer, roles), tx);
  };
