// What other features may use of this one.
export { type Credential, type Earned, type FreshCredential, grant } from './domain/credential';
export type { Credentials } from './store/credential.repository';
export { freshCredential } from './use-cases/fresh-credential';
