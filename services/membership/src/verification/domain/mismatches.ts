import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { type Details, say } from '@mumaris/kit/words/say';
import type { WrittenPart } from '@mumaris/schemas';
import { compareDates } from './compare-dates';
import { isSameInstitution } from './compare-institutions';
import type { Entry } from './entry';
import { compareNames } from './names/compare-names';
import type { MismatchKind, VerificationRules } from './verification-rules';

/** What a document says, as the applicant reads it on it and the company will (MEM-55); null where it does not say. */
export interface AsWritten {
  readonly name: string;
  readonly birthDate: string | null;
  readonly institution: string | null;
}

/** How a document differs from the profile, and what to do. */
export interface Mismatch {
  readonly part: WrittenPart;
  readonly why: Text;
  readonly advice: Text;
}

interface Known {
  readonly name: Text;
  readonly dateOfBirth: Day;
}

type Words = Pick<VerificationRules, 'mismatches'>;

const told = (part: WrittenPart, kind: MismatchKind, { mismatches }: Words, details: Details = {}): Mismatch => {
  const { why, advice } = mismatches[kind];
  return { part, why: say(why, details), advice: say(advice, details) };
};

/** A name or a part of it stays as it is written in both languages. */
const asItIs = (name: string): Text => ({ ar: name, en: name });

const ofName = (name: Text, written: string, words: Words): Mismatch[] => {
  const compared = compareNames(name, written);
  if (compared.verdict === 'SAME') return [];
  if (compared.verdict === 'SHORTER') {
    const kind = compared.in === 'DOCUMENT' ? 'NAME_SHORTER' : 'NAME_LONGER';
    return [told('NAME', kind, words, { parts: { all: compared.missing.map(asItIs) } })];
  }
  const parts = compared.differs.flatMap(({ profile, written: other }) => other ?? profile ?? []);
  return [told('NAME', 'NAME_DIFFERENT', words, { parts: { all: parts.map(asItIs) } })];
};

const ofDate = (known: Day, written: string, words: Words): Mismatch[] => {
  const compared = compareDates(known, written);
  if (compared.verdict === 'SAME') return [];
  return [told('BIRTH_DATE', compared.verdict === 'UNREAD' ? compared.fault : compared.mismatch, words)];
};

/** Each way in which a document differs from the profile (MEM-55): told before anything is sent, never a bar. */
export const mismatchesOf = (
  { name, dateOfBirth }: Known,
  entry: Entry,
  written: AsWritten,
  words: Words,
): Mismatch[] => {
  const { institution, birthDate } = written;
  const [known = asItIs('')] = entry.issuers;
  return [
    ...ofName(name, written.name, words),
    ...(birthDate === null ? [] : ofDate(dateOfBirth, birthDate, words)),
    ...(institution === null || isSameInstitution(entry.issuers, institution)
      ? []
      : [told('INSTITUTION', 'INSTITUTION_DIFFERENT', words, { known })]),
  ];
};
