import { dayOf } from '@mumaris/kit/calendar';
import { type CredentialStatus, labelOf, type Text } from '@mumaris/schemas';
import { conditionsAt, type Credential, lastDayOf, statusNow } from '../../credentials';
import { checkQr } from './check-address';
import { type PrintedConditions, printedConditions } from './conditions';
import { contentOf, type Lists } from './contents';
import { alike, day, type Fact, factsOf, said } from './fact';
import { assertHandedOut } from './handed-out';
import type { PaperRules } from './paper-rules';

/** What a document is made by, beside what it is of. */
export interface Making extends Lists {
  readonly rules: PaperRules;
  /** Whether it is its holder's copy of what another fetches. */
  readonly copy: boolean;
  /** The page of the public check. */
  readonly checkUrl: string;
  readonly now: Date;
}

/** A document as papers/certificate.typ takes it: everything in words, in both languages. */
export interface CredentialPaper {
  readonly title: Text;
  readonly issuer: PaperRules['issuer'];
  /** What stands over it where it is not in force on the day, or a copy. */
  readonly mark: Text | null;
  readonly says: Text;
  readonly facts: readonly Fact[];
  readonly conditions: PrintedConditions | null;
  readonly check: { readonly words: Text; readonly label: Text; readonly code: string };
  /** The QR code as an SVG picture. */
  readonly qr: string;
}

/** What stood on the day of issue stays on a certificate of good standing; all else is printed as it stands (MEM-65). */
const conditionsOf = (credential: Credential, now: Date) =>
  credential.kind === 'GOOD_STANDING'
    ? (credential.content.registration?.conditions ?? [])
    : conditionsAt(credential, now);

/** The last day is that of what exceptions and reactivations make of it, as the public check shows it. */
const endOf = (credential: Credential) => {
  const until = lastDayOf(credential);
  return until === null ? null : day(until);
};

const markOf = (status: CredentialStatus, { copy, goodStandingRules }: Making): Text | null =>
  status !== 'ACTIVE' ? labelOf('CredentialStatus', status) : copy ? goodStandingRules.copy : null;

/**
 * A credential as its document, as it stands on the day that it is printed: its conditions too (MEM-60, MEM-65). Nothing else of its holder
 * is on it than the name and the profession.
 * @throws RuleViolation DOCUMENT_NOT_HANDED_OUT where it is suspended, revoked or replaced
 */
export const credentialPaper = (credential: Credential, making: Making): CredentialPaper => {
  const { rules, checkUrl, now } = making;
  const { kind, number, code, holder, category, issuedOn } = credential;
  const status = statusNow(credential, now);
  assertHandedOut(status, rules);
  return {
    title: rules.titles[kind],
    issuer: rules.issuer,
    mark: markOf(status, making),
    says: rules.says[kind],
    facts: factsOf(
      {
        number: alike(number),
        holder: said(holder),
        category: said(labelOf('ProfessionalCategory', category)),
        ...contentOf(credential, making),
        issuedOn: day(issuedOn),
        expiresOn: endOf(credential),
        status: said(labelOf('CredentialStatus', status)),
        printedOn: day(dayOf(now)),
      },
      rules,
    ),
    conditions: printedConditions(conditionsOf(credential, now), rules),
    check: { words: rules.check, label: rules.labels.code, code },
    qr: checkQr(checkUrl, credential),
  };
};
