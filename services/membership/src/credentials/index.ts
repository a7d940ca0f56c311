// What other features may use of this one.
export {
  atEmployer,
  type Content,
  type Credential,
  type Earned,
  type FreshCredential,
  grant,
  type Registration,
  lastDayOf,
  statusOn,
} from './domain/credential';
export { extend, shorten } from './domain/extension';
export type { EndingCredentials } from './store/ending-credentials';
export type { Credentials } from './store/credential.repository';
export type { CredentialReads } from './use-cases/reads';
export { freshCredential } from './use-cases/fresh-credential';
