import { RuleViolation } from '@mumaris/kit/errors';
import { labelOf, type Text } from '@mumaris/schemas';
import { conditionsAt, type Credential, lastDayOf, statusNow } from '../../credentials';
import { checkQr } from './check-address';
import { classified } from './contents';
import type { Making } from './credential-paper';
import { alike, day, type Fact, factsOf, said } from './fact';

/** A card of 85.6 × 53.98 mm as papers/card.typ takes it (MEM-63). */
export interface CardPaper {
  readonly title: Text;
  readonly issuer: Text;
  readonly holder: Text;
  readonly facts: readonly Fact[];
  /** That there are conditions on practice, which the public check tells; null where there are none (MEM-65). */
  readonly conditions: Text | null;
  /** The photo, a JPEG, byte by byte: what is typeset travels as JSON. */
  readonly photo: readonly number[];
  /** The QR code as an SVG picture. */
  readonly qr: string;
}

/** What a card shows: a registration, or the card that shows it. */
export type Shown = Credential<'REGISTRATION' | 'CARD'>;

/** Whether something is shown by a card. */
export const isShownByCard = (credential: Credential): credential is Shown =>
  credential.kind === 'REGISTRATION' || credential.kind === 'CARD';

/** Whether a card is handed out: what it says is that its holder may practise today. */
export const hasCard = (shown: Shown, now: Date): boolean => statusNow(shown, now) === 'ACTIVE';

/** The card of a registration that is in force (MEM-63). @throws RuleViolation DOCUMENT_NOT_HANDED_OUT */
export const cardPaper = (shown: Shown, photo: Uint8Array, making: Making): CardPaper => {
  const { rules, checkUrl, now } = making;
  if (!hasCard(shown, now))
    throw new RuleViolation('DOCUMENT_NOT_HANDED_OUT', { status: labelOf('CredentialStatus', statusNow(shown, now)) });
  const until = lastDayOf(shown);
  const { specialty } = classified(making);
  return {
    title: rules.titles.CARD,
    issuer: rules.issuer.name,
    holder: shown.holder,
    facts: factsOf(
      {
        number: alike(shown.number),
        category: said(labelOf('ProfessionalCategory', shown.category)),
        specialty,
        expiresOn: until === null ? null : day(until),
      },
      rules,
    ),
    conditions: conditionsAt(shown, now).length ? rules.conditions.heading : null,
    photo: [...photo],
    qr: checkQr(checkUrl, shown),
  };
};
