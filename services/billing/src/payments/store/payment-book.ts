import { fromStored } from '@mumaris/kit/mongo/aggregate-store';
import type { Connection } from 'mongoose';
import { type Book, bookOf, type PostingRules } from '../../ledger';
import { bookedPayment } from '../domain/booked-payment';
import type { Payment } from '../domain/payment';
import { openPayment, paymentModel, type PaymentRow } from './payment.model';

const causes = [
  'PAYMENT_RECEIVED',
  'PAYMENT_MATCHED',
  'PAYMENT_ALLOCATED',
  'PAYMENT_RETURNED',
  'PAYMENT_GIVEN_BACK',
] as const;

/** All payments, for the verification of the ledger (BIL-10). */
export const paymentBook = (connection: Connection, rules: PostingRules): Book =>
  bookOf<PaymentRow>(paymentModel(connection), causes, (row) =>
    bookedPayment(openPayment(fromStored<Payment>(row)), rules),
  );
