import type { Language } from '@mumaris/schemas';
import type { IdDocument } from '@mumaris/kit/text/id-document';

export interface PersonName {
  readonly first: string;
  readonly last: string;
}

/** A name as messages greet it. */
export const fullName = ({ first, last }: PersonName): string => `${first} ${last}`;

/** Who asks for an account: the values of a form that is in order, as they are kept. */
export interface Applicant extends IdDocument {
  readonly name: PersonName;
  readonly email: string;
  readonly mobile: string;
  readonly language: Language;
  readonly newPractitioner: boolean;
  readonly acceptedTerms: string;
}
