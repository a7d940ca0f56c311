import { RuleViolation } from '@mumaris/kit/errors';
import { readIdNumber } from '@mumaris/kit/text/read-number';
import type { Rules } from '../../domain/rules';

/** Whom the national identity provider verified. Nothing else of its word is heeded, an e-mail address least of all. */
export interface VerifiedPerson {
  readonly idNumber: string;
  /** Whether it verified so strongly that its word stands for two factors. */
  readonly byTwoFactors: boolean;
}

/**
 * Reads the claims of an ID token whose signature, issuer and audience are right (IDN-17).
 * @throws RuleViolation PROVIDER_ASSURANCE_LOW, PROVIDER_ID_NUMBER_MISSING
 */
export const readPerson = (
  claims: Readonly<Record<string, unknown>>,
  { assurance, idNumberClaim }: Rules['identityProvider'],
): VerifiedPerson => {
  const { acr } = claims;
  if (typeof acr !== 'string' || !assurance.signIn.includes(acr)) throw new RuleViolation('PROVIDER_ASSURANCE_LOW');
  const claim = claims[idNumberClaim];
  const idNumber = typeof claim === 'string' ? readIdNumber(claim) : undefined;
  if (!idNumber) throw new RuleViolation('PROVIDER_ID_NUMBER_MISSING');
  return { idNumber, byTwoFactors: assurance.secondFactor.includes(acr) };
};
