// What other features may use of this one.
export {
  type Charge,
  feeInForce,
  type FeeQuestion,
  findFee,
  type FeeKind,
  feeKinds,
  type FeeSchedule,
  feesOf,
  monthsLate,
  orderKinds,
  type OrderKind,
} from './domain/fees';
