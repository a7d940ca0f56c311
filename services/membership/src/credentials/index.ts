// What other features may use of this one.
export {
  atEmployer,
  type Content,
  type Credential,
  type Earned,
  type FreshCredential,
  grant,
  lastDayOf,
  statusOn,
} from './domain/credential';
export type { Credentials } from './store/credential.repository';
export type { CredentialReads } from './use-cases/reads';
export { freshCredential } from './use-cases/fresh-credential';
