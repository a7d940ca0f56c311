// What other features may use of this one.
export { isVerifiedOn } from './domain/standing';
export type { VerificationFacts } from './domain/verification-facts';
export type { VerificationFactsOf } from './use-cases/facts';
