import { hoursAfter } from '@mumaris/kit/calendar';
import { bytesOf, encodedListOf, type Words } from './bitstring';
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

/** What a list says, since when. */
export interface ListState {
  readonly version: number;
  /** Null where no bit was ever set. */
  readonly changedAt: Date | null;
  readonly words: Words;
}

/** The hour, or what the rules say, in which an instant lies: every replica signs the same list within it. */
export const signedFrom = (now: Date, { signedEveryMinutes }: ProofRules['published']): Date => {
  const every = signedEveryMinutes * 60_000;
  return new Date(Math.floor(now.getTime() / every) * every);
};

/** A list as a verifiable credential (W3C Bitstring Status List 1.0): the same at the same state within its hour. */
export const statusListOf = (name: ListName, state: ListState, issuer: Issuer, rules: ProofRules, now: Date) => {
  const { published, list } = rules;
  const from = signedFrom(now, published);
  const id = addressOf(name, issuer);
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: { id: issuer.id, name: inBoth(issuer.name) },
    validFrom: instantOf(state.changedAt && state.changedAt > from ? state.changedAt : from),
    validUntil: instantOf(hoursAfter(from, published.hours)),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: name.purpose,
      encodedList: encodedListOf(bytesOf(state.words, list.entries)),
      // For how many milliseconds whoever has it may rely on it without asking anew.
      ttl: published.maxAgeSeconds * 1_000,
    },
  };
};
