import type { RefundStatus } from '@mumaris/schemas';
import type { Booked, PostingRules } from '../../ledger';
import type { Refund } from './refund';
import { postingsOf } from './refund-postings';

/** What the ledger has to hold of a refund, by what it is now (BIL-10). */
export const bookedRefund = (refund: Refund, rules: PostingRules): Booked => {
  const { id, number, ground, requestedAt: at } = refund;
  // Money that was never owed was booked as payable when it arrived.
  const granted = ground === null ? [] : [postingsOf.approved(refund, rules, at)];
  const ways = {
    REQUESTED: [],
    SECOND_LOOK: [],
    DECLINED: [],
    APPROVED: granted,
    PAYING: granted,
    PAID: [...granted, postingsOf.paid(refund, rules, at)],
    LAPSED: [...granted, postingsOf.lapsed(refund, rules, at)],
  } satisfies Record<RefundStatus, Booked['ways'][number]>;
  return { id, name: number, ways: [ways[refund.status]] };
};
