import { hoursAfter } from '@mumaris/kit/calendar';
import { encodedListOf } from './bitstring';
import type { Issuer } from './issuer';
import type { ProofRules } from './proof-rules';
import type { StatusPurpose } from './status-bits';
import { inBoth, instantOf } from './wordings';

/** One list: what its bits mean, and which of those of that meaning it is, from 1 on. */
export interface ListName {
  readonly list: number;
  readonly purpose: StatusPurpose;
}

/** Where a list is published. */
export const addressOf = ({ list, purpose }: ListName, { id }: Pick<Issuer, 'id'>): string =>
  `${id}/proofs/status/${list}/${purpose}`;

/** The hour, or what the rules say, in which an instant lies: every replica signs the same list within it. */
export const signedFrom = (now: Date, { signedEveryMinutes }: ProofRules['published']): Date => {
  const every = signedEveryMinutes * 60_000;
  return new Date(Math.floor(now.getTime() / every) * every);
};

/** A list as a verifiable credential (W3C Bitstring Status List 1.0): the same at the same bits within its hour. */
export const statusListOf = (name: ListName, bytes: Buffer, issuer: Issuer, { published }: ProofRules, now: Date) => {
  const from = signedFrom(now, published);
  const id = addressOf(name, issuer);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: { id: issuer.id, name: inBoth(issuer.name) },
    validFrom: instantOf(from),
    validUntil: instantOf(hoursAfter(from, published.hours)),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: name.purpose,
      encodedList: encodedListOf(bytes),
      // For how many milliseconds whoever has it may rely on it without asking anew.
      ttl: published.maxAgeSeconds * 1_000,
    },
  };
};
