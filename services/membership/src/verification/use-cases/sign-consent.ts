import { compactOf } from '@mumaris/kit/secrets/sign';
import { type Consent, consentSha256, type ConsentStatement, consentType } from '../domain/consent';
import type { Deps } from './deps';

/** Signs that this account agrees to the text of today. */
export const signConsent = async (
  { signer, verificationRules: { consent: current }, clock }: Pick<Deps, 'signer' | 'verificationRules' | 'clock'>,
  of: Pick<ConsentStatement, 'caseId' | 'accountId' | 'entryId' | 'documentIds'>,
): Promise<Consent> => {
  const at = clock.now();
  const [version, textSha256] = [current.version, consentSha256(current)];
  const statement: ConsentStatement = { format: 1, ...of, version, textSha256, at: at.toISOString() };
  const bundle = compactOf(await signer.sign(JSON.stringify(statement), consentType));
  return { version, textSha256, at, bundle };
};
