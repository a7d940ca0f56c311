import { RuleViolation } from '@mumaris/kit/errors';
import { type CredentialStatus, labelOf } from '@mumaris/schemas';
import type { PaperRules } from './paper-rules';

/** Whether a document with a status is handed out: what is out of force is shown where nobody looks at the status (MEM-60). */
export const isHandedOut = (status: CredentialStatus, { notHandedOut }: PaperRules): boolean =>
  !notHandedOut.includes(status);

/** @throws RuleViolation DOCUMENT_NOT_HANDED_OUT, which says why */
export const assertHandedOut = (status: CredentialStatus, rules: PaperRules): void => {
  if (isHandedOut(status, rules)) return;
  throw new RuleViolation('DOCUMENT_NOT_HANDED_OUT', { status: labelOf('CredentialStatus', status) });
};
