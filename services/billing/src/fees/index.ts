// What other features may use of this one.
export { type Fee, feeInForce, type FeeKind, feeKinds, type FeeSchedule, feesOf } from './domain/fees';
