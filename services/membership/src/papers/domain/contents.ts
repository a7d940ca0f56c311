import { say } from '@mumaris/kit/words/say';
import type { Content, GoodStanding, NamedSanction } from '../../credentials';
import { labelOf } from '@mumaris/schemas';
import type { Entry, Reference } from '../../reference';
import { alike, day, said, type Value } from './fact';
import type { GoodStandingRules } from './good-standing-rules';
import type { Label } from './paper-rules';

type Kind = Content['kind'];
type ContentOf<K extends Kind> = Content<K>['content'];

/** What a document is made of beside its credential. */
export interface Lists {
  readonly reference: Pick<Reference, 'find'>;
  /** The holder's classification in force, which says the specialty of a registration; null where there is none. */
  readonly classification: ContentOf<'CLASSIFICATION'> | null;
  readonly goodStandingRules: GoodStandingRules;
}

type Values = Readonly<Partial<Record<Label, Value | null>>>;
type Tell<K extends Kind> = (content: ContentOf<K>, lists: Lists) => Values;

/** A code that its list has no more is shown as it is. */
const named = (entry: Pick<Entry, 'label'> | undefined, code: string): Value =>
  entry ? said(entry.label) : alike(code);

const classification: Tell<'CLASSIFICATION'> = ({ specialty, rank }, { reference }) => ({
  specialty: named(reference.find('SPECIALTY', specialty), specialty),
  rank: named(reference.find('RANK', rank), rank),
});

/** A registration, and the card that shows it, are in the specialty and the rank of their holder's classification. */
export const classified = (lists: Lists): Values =>
  lists.classification ? classification(lists.classification, lists) : {};

type StoodRegistration = NonNullable<GoodStanding['registration']>;

/** What was decided against somebody, as it stood on the day of issue. */
const sanctionsOf = ({ status, suspendedUntil }: StoodRegistration, { sanctions }: GoodStandingRules): Value => {
  if (status === 'REVOKED') return said(sanctions.revoked);
  if (status !== 'SUSPENDED') return said(sanctions.none);
  if (suspendedUntil === null) return said(sanctions.suspended);
  return said(say(sanctions.suspendedUntil, { day: { day: suspendedUntil } }));
};

/** What was decided against somebody within the time for which it is shown; null where nothing was. */
const decidedOf = (all: readonly NamedSanction[], { sanctions: { decided } }: GoodStandingRules): Value | null => {
  const each = all.map(({ text, decidedOn }) => say(decided, { text, day: { day: decidedOn } }));
  return each.length
    ? said({ ar: each.map(({ ar }) => ar).join('، '), en: each.map(({ en }) => en).join('; ') })
    : null;
};

const stood = (registration: StoodRegistration, rules: GoodStandingRules): Values => ({
  registration: alike(registration.number),
  registrationStatus: said(labelOf('CredentialStatus', registration.status)),
  registeredFrom: day(registration.startsOn),
  registeredUntil: registration.expiresOn === null ? null : day(registration.expiresOn),
  sanctions: sanctionsOf(registration, rules),
  conditions: said(registration.conditions.length ? rules.conditions.below : rules.conditions.none),
});

/** What each kind says beside what all of them do, in the order in which it is printed. */
const tells: { readonly [K in Kind]: Tell<K> } = {
  TRAINING_LETTER: ({ specialty, institution, city, startsOn, endsOn }) => ({
    specialty: alike(specialty),
    institution: alike(institution),
    city: alike(city),
    trainingFrom: day(startsOn),
    trainingUntil: day(endsOn),
  }),
  REGISTRATION: ({ startsOn }, lists) => ({ ...classified(lists), startsOn: day(startsOn) }),
  TEMPORARY_REGISTRATION: ({ reason, institution, city, startsOn }) => ({
    reason: said(labelOf('TemporaryReason', reason)),
    practisesAt: alike(institution),
    city: alike(city),
    startsOn: day(startsOn),
  }),
  CLASSIFICATION: classification,
  RECOGNISED_CERTIFICATE: ({ title, issuer, awardedOn }) => ({
    title: alike(title),
    issuer: alike(issuer),
    awardedOn: day(awardedOn),
  }),
  ELIGIBILITY_NUMBER: () => ({}),
  CARD: (_, lists) => classified(lists),
  LISTED_QUALIFICATION: ({ title, under, qualification, institution }, { reference }) => ({
    listed: said(title),
    under: named(reference.find('SPECIALTY', under), under),
    qualification: alike(qualification),
    university: alike(institution),
  }),
  GOOD_STANDING: ({ addressee, registration, classification: rank, sanctions = [] }, lists) => ({
    addressee: alike(addressee.name),
    country: named(lists.reference.find('COUNTRY', addressee.country), addressee.country),
    ...(rank && classification(rank, lists)),
    ...(registration
      ? stood(registration, lists.goodStandingRules)
      : { registration: said(lists.goodStandingRules.neverRegistered) }),
    decided: decidedOf(sanctions, lists.goodStandingRules),
  }),
};

/** What a credential says by its kind, beside what all of them say. */
export const contentOf = <K extends Kind>({ kind, content }: Content<K>, lists: Lists): Values =>
  (tells[kind] as Tell<K>)(content, lists);
