import type { ReferenceKind } from '@mumaris/schemas';
import type { StatedEntries } from '../../profile';
import { rowsOf } from './answers';
import type { Application } from './application';
import type { RowsQuestion } from './question';
import type { Service } from './service';

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

/** The repeated part that joins a list; undefined where the service asks for no such. */
export const joinedPart = (rows: string, questions: Service['questions']): RowsQuestion | undefined =>
  questions.find((one): one is RowsQuestion => one.kind === 'ROWS' && one.id === rows);

/** What the answers of an application state of the lists of the profile (MEM-13); undefined where the service joins nothing. */
export const statedEntries = (
  { answers }: Pick<Application, 'answers'>,
  { joins, questions }: Pick<Service, 'joins' | 'questions'>,
): StatedEntries | undefined => {
  if (!joins) return undefined;
  const formsOf = <F extends string>(join: { rows: string; fields: Readonly<Record<F, string>> } | undefined) => {
    const asked = join && joinedPart(join.rows, questions);
    const fields = Object.entries<string>(join?.fields ?? {});
    const formOf = (row: Readonly<Record<string, string>>) =>
      Object.fromEntries(fields.map(([field, id]) => [field, row[id] ?? ''])) as Record<F, string>;
    return rowsOf(answers, asked?.questions ?? []).map(formOf);
  };
  const { experiences, licences } = joins;
  return {
    experiences: formsOf(experiences).map((form) => ({ ...form, practice: experiences?.practice ?? false })),
    licences: formsOf(licences),
  };
};
