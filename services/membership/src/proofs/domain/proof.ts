import { type Day, dayOf, toHijri } from '@mumaris/kit/calendar';
import { labelOf, type Text } from '@mumaris/schemas';
import { conditionsAt, type Credential } from '../../credentials';
import type { Issuer } from './issuer';
import type { ProofPeriod } from './proof-period';
import { statusPurposes } from './status-bits';
import { addressOf } from './status-list';
import { asTyped, inBoth, instantOf } from './wordings';

/** What kind of signed text a proof is, and a list of status: W3C's, "Securing Verifiable Credentials using JOSE and COSE". */
export const proofType = 'vc+jwt';

/** Where the status of a credential is told: once given, for ever the same. */
export interface StatusPlace {
  readonly list: number;
  readonly entry: number;
}

/** What a proof says beside what its credential says itself. */
export interface Said {
  readonly period: ProofPeriod;
  readonly place: StatusPlace;
  /** In both languages, or as its applicant typed it; null where it has none. */
  readonly specialty: Text | string | null;
}

const onDay = (day: Day) => ({ iso: day, hijri: toHijri(day) });

/** In each list of its number the credential has the same entry. */
const statusOf = ({ list, entry }: StatusPlace, issuer: Issuer) =>
  statusPurposes.map((purpose) => {
    const address = addressOf({ list, purpose }, issuer);
    return {
      id: `${address}#${entry}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(entry),
      statusListCredential: address,
    };
  });

const subjectOf = (credential: Credential, { period, specialty }: Said, now: Date) => {
  const { kind, number, holder, category, issuedOn } = credential;
  const conditions = conditionsAt(credential, now).map(({ kind: code, wording, startsOn, lastDay }) => ({
    kind: code,
    wording: inBoth(wording),
    starts: onDay(startsOn),
    ...(lastDay && { ends: onDay(lastDay) }),
  }));
  return {
    name: inBoth(holder),
    number,
    kind,
    category: { code: category, name: inBoth(labelOf('ProfessionalCategory', category)) },
    ...(specialty !== null && {
      specialty: typeof specialty === 'string' ? asTyped(specialty) : inBoth(specialty),
    }),
    issued: onDay(issuedOn),
    starts: onDay(dayOf(period.validFrom)),
    ...(period.validUntil && { ends: onDay(dayOf(period.validUntil)) }),
    // Of this moment: what was set or lifted since is told by the public check alone (MEM-65).
    statedAt: instantOf(now),
    conditions,
  };
};

/**
 * A credential as a W3C Verifiable Credential 2.0 (MEM-61): of its holder name, category, specialty, number, dates, and the conditions
 * of the moment at which it is made; nothing else of the person.
 */
export const proofOf = (credential: Credential, said: Said, issuer: Issuer, now: Date) => {
  const { validFrom, validUntil } = said.period;
  return {
    // The terms that are ours need nothing fetched.
    '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': `${issuer.id}/proofs/terms#` }],
    type: ['VerifiableCredential', 'HealthPractitionerCredential'],
    issuer: { id: issuer.id, name: inBoth(issuer.name) },
    name: inBoth(labelOf('CredentialKind', credential.kind)),
    validFrom: instantOf(validFrom),
    ...(validUntil && { validUntil: instantOf(validUntil) }),
    credentialStatus: statusOf(said.place, issuer),
    credentialSubject: subjectOf(credential, said, now),
  };
};
