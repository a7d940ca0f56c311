// What other features may use of this one.
export {
  atEmployer,
  type Content,
  type Credential,
  type Earned,
  type FreshCredential,
  type GoodStanding,
  type NamedSanction,
  grant,
  isRightToPractise,
  type Registration,
} from './domain/credential';
export { goodStandingOf } from './domain/good-standing';
export { canCarry, inherit } from './domain/inheritance';
export { beginRenewal, endRenewal, resumeRenewal } from './domain/renewal';
export { reactivateEligibility } from './domain/reactivation';
export { conditionsAt } from './domain/condition';
export { type Condition, isSuspending } from './domain/standing';
export { inForceOf, isRenewalUnderWay, lastDayOf, statusNow, statusOn } from './domain/status';
// What sanctions and appeals do to registrations (MEM-33, MEM-65, MEM-66).
export { liftCondition, liftSuspension, reinstate, revoke, setCondition, suspend } from './use-cases/standing';
export { extend, shorten } from './domain/extension';
export type { EndingCredentials } from './store/ending-credentials';
export type { Credentials } from './store/credential.repository';
export type { CredentialReads } from './use-cases/reads';
export { freshCredential, newCode } from './use-cases/fresh-credential';
export type { SampleLife } from './use-cases/grant-sample-credentials';
export { writeAnew } from './use-cases/write-anew';
