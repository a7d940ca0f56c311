import type { Clock } from '@mumaris/kit/clock';
import type { TextSigner } from '@mumaris/kit/secrets/sign';
import type { Credential, Credentials } from '../../credentials';
import type { Reference } from '../../reference';
import type { Issuer } from '../domain/issuer';
import type { ProofRules } from '../domain/proof-rules';
import type { Places } from '../store/place.repository';

/** What the use cases work with. */
export interface Deps {
  readonly places: Places;
  readonly proofRules: ProofRules;
  readonly credentials: Pick<Credentials, 'update' | 'findUnlisted'>;
  readonly reference: Pick<Reference, 'find'>;
  readonly signer: Pick<TextSigner, 'sign'>;
  readonly issuer: Issuer;
  readonly clock: Clock;
  /** Writes a credential as it stands, and with it what the lists say of it. */
  writeAnew(credentialId: string): Promise<Credential>;
}
