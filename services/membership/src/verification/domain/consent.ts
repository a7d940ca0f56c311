import { createHash } from 'node:crypto';
import { RuleViolation } from '@mumaris/kit/errors';
import type { ConsentText } from './verification-rules';

/** The kind of signed text that a consent is: the `typ` of its JWS. */
export const consentType = 'mumaris-verification-consent+jws';

/** A consent as it was given (MEM-51). */
export interface Consent {
  /** The version of the text. */
  readonly version: string;
  /** Of the text in both languages as JSON, in hexadecimal digits. */
  readonly textSha256: string;
  readonly at: Date;
  /** What proves it: a compact JWS. */
  readonly bundle: string;
}

/** What is signed: who agreed to which text, when, and of what. */
export interface ConsentStatement {
  readonly format: 1;
  readonly caseId: string;
  readonly accountId: string;
  readonly entryId: string;
  readonly documentIds: readonly string[];
  readonly version: string;
  readonly textSha256: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
}

/** What names a text of consent for ever. */
export const consentSha256 = ({ text: { ar, en } }: Pick<ConsentText, 'text'>): string =>
  createHash('sha256').update(JSON.stringify({ ar, en })).digest('hex');

/** Refuses what is no consent to the text of today. @throws RuleViolation CONSENT_NEEDED, CONSENT_CHANGED */
export const assertConsent = (given: { consent: boolean; consentVersion: string }, { version }: ConsentText): void => {
  if (!given.consent) throw new RuleViolation('CONSENT_NEEDED');
  if (given.consentVersion !== version) throw new RuleViolation('CONSENT_CHANGED');
};
