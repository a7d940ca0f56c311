/** A passport, by its normalised number and the ISO 3166 country that issued it. */
export interface Passport {
  readonly number: string;
  readonly country: string;
}

/** What names a person to the state: a national ID or iqama number, a passport for who lives abroad, or both (IDN-01). */
export interface IdDocument {
  /** Null while its holder has none. */
  readonly idNumber: string | null;
  /** Null where none is known. */
  readonly passport: Passport | null;
}

/** Each document as one text, by which it is compared and found: no two people have one in common (IDN-05). */
export const keysOf = ({ idNumber, passport }: IdDocument): string[] => [
  ...(idNumber === null ? [] : [`idNumber:${idNumber}`]),
  ...(passport ? [`passport:${passport.country}:${passport.number}`] : []),
];
