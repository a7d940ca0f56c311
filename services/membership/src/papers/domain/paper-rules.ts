import type { CredentialKind, CredentialStatus, Text } from '@mumaris/schemas';

export const labels = [
  'number',
  'holder',
  'category',
  'specialty',
  'rank',
  'issuedOn',
  'startsOn',
  'expiresOn',
  'reason',
  'practisesAt',
  'trainingFrom',
  'trainingUntil',
  'institution',
  'city',
  'title',
  'issuer',
  'awardedOn',
  'listed',
  'under',
  'qualification',
  'university',
  'addressee',
  'country',
  'registration',
  'registrationStatus',
  'registeredFrom',
  'registeredUntil',
  'sanctions',
  'decided',
  'conditions',
  'status',
  'printedOn',
  'code',
] as const;
export type Label = (typeof labels)[number];

/** What stands on documents, and how they are given out (rules/papers/papers.yaml). */
export interface PaperRules {
  /** For how long an address holds. */
  readonly linkMinutes: number;
  /** How many documents one reader has made within so many minutes. */
  readonly perReader: { readonly points: number; readonly minutes: number };
  readonly notHandedOut: readonly CredentialStatus[];
  readonly issuer: { readonly name: Text; readonly address: Text };
  readonly titles: Readonly<Record<CredentialKind, Text>>;
  /** What the Commission says by each kind. */
  readonly says: Readonly<Record<CredentialKind, Text>>;
  readonly labels: Readonly<Record<Label, Text>>;
  readonly conditions: Readonly<Record<'heading' | 'from' | 'fromUntil', Text>>;
  readonly check: Text;
}
