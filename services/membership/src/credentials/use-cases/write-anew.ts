import { silent } from '@mumaris/kit/change';
import type { Credential } from '../domain/credential';
import type { Credentials } from '../store/credential.repository';

/** Writes a credential as it stands, so that what is kept beside it is kept as of now; again it changes nothing. */
export const writeAnew =
  ({ credentials }: { readonly credentials: Pick<Credentials, 'update'> }) =>
  (credentialId: string): Promise<Credential> =>
    credentials.update(credentialId, (credential) => silent({ ...credential }));
