// What other features may use of this one.
export type { PaperRules } from './domain/paper-rules';
export { type TaxedAmount, taxesOf } from './domain/tax';
export { inRiyadh, zatcaQr } from './domain/zatca-qr';
