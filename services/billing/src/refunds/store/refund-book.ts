import { fromStored } from '@mumaris/kit/mongo/aggregate-store';
import type { Connection } from 'mongoose';
import { type Book, bookOf, type PostingRules } from '../../ledger';
import { bookedRefund } from '../domain/booked-refund';
import type { Refund } from '../domain/refund';
import { refundModel, type RefundRow } from './refund.model';

/** All refunds, for the verification of the ledger (BIL-10). */
export const refundBook = (connection: Connection, rules: PostingRules): Book =>
  bookOf<RefundRow>(refundModel(connection), ['REFUND_APPROVED', 'REFUND_LAPSED', 'REFUND_PAID'], (row) =>
    bookedRefund(fromStored<Refund>(row), rules),
  );
