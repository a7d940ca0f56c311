import type { ReferenceKind } from '@mumaris/schemas';
import type { StatedEntries } from '../../profile';

/** What a question has to be for a field of an entry: of a kind, or an entry of a list. */
type FieldKind = 'TEXT' | 'DATE' | ReferenceKind;

/** The fields of the profile's entries that answers can state, each with what is asked for it (MEM-13). */
export const joinable = {
  experiences: {
    country: 'COUNTRY',
    city: 'TEXT',
    workplace: 'TEXT',
    specialty: 'SPECIALTY',
    jobTitle: 'TEXT',
    jobDescription: 'TEXT',
    startsOn: 'DATE',
    endsOn: 'DATE',
    authorityType: 'AUTHORITY_TYPE',
  },
  licences: {
    specialty: 'SPECIALTY',
    number: 'TEXT',
    expiresOn: 'DATE',
    country: 'COUNTRY',
    authority: 'TEXT',
    verificationReference: 'TEXT',
  },
} as const satisfies { readonly [L in keyof StatedEntries]: Readonly<Record<string, FieldKind>> };

/** The fields that the profile takes without an answer; all others have to be asked of everybody, so that what is handed in joins it. */
export const joinedBlank: readonly string[] = ['endsOn', 'jobDescription', 'verificationReference'];

/** Which repeated part of the form joins a list of the profile, and which of its questions is which field. */
export interface Join<L extends keyof StatedEntries = keyof StatedEntries> {
  readonly rows: string;
  readonly fields: Readonly<Record<keyof (typeof joinable)[L], string>>;
}

/** What of the answers joins the profile once an application is completed. */
export interface Joins {
  /** Whether such work counts as practice (MEM-16). */
  readonly experiences?: (Join<'experiences'> & { readonly practice: boolean }) | undefined;
  readonly licences?: Join<'licences'> | undefined;
}
