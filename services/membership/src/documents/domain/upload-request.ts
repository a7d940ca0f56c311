import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { readDay } from '@mumaris/kit/text/read-day';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import type { DocumentRequest } from './document';
import { documentName } from './document-name';
import {
  type DocumentType,
  type DocumentTypes,
  isFresh,
  isInForce,
  type StatedDay,
  type StatedDays,
} from './document-type';
import type { UploadRules } from './upload-rules';

/** What an owner asks to upload, as typed. */
export interface UploadForm {
  readonly type: string;
  readonly name: string;
  readonly bytes: number;
  readonly issuedOn?: string | null | undefined;
  readonly expiresOn?: string | null | undefined;
  readonly takenOn?: string | null | undefined;
}

const bytesPerMebibyte = 1_048_576;

const readBytes = (bytes: number, { largestBytes }: UploadRules): Reading<number> => {
  if (bytes < 1) return new RuleViolation('DOCUMENT_EMPTY');
  return bytes > largestBytes
    ? new RuleViolation('DOCUMENT_TOO_LARGE', { max: Math.floor(largestBytes / bytesPerMebibyte) })
    : bytes;
};

/** A stated day; null where the type does not ask for it, or leaves it open. A day of issue or of a photo does not lie ahead. */
const readStated = (type: DocumentType, form: UploadForm, name: StatedDay, today: Day): Reading<Day | null> => {
  const asked = type.dates[name];
  const typed = form[name]?.trim();
  if (!asked) return null;
  if (!typed) return asked === 'NEEDED' ? new RuleViolation('REQUIRED', {}, name) : null;
  const day = readDay(typed, name);
  return name !== 'expiresOn' && typeof day === 'string' && day > today
    ? new RuleViolation('DOCUMENT_DATE_AHEAD', {}, name)
    : day;
};

/** What is too old or expired cannot be handed in on any day to come. */
const assertUsable = (type: DocumentType, days: StatedDays, today: Day): void => {
  const { issuedOn, expiresOn } = days;
  if (issuedOn && expiresOn && expiresOn < issuedOn) throw new RuleViolation('DOCUMENT_DATES_CROSSED');
  if (!isInForce(days, today)) throw new RuleViolation('DOCUMENT_EXPIRED');
  if (type.fresh && !isFresh(type, days, today))
    throw new RuleViolation('DOCUMENT_TOO_OLD', { months: type.fresh.months }, type.fresh.since);
};

/**
 * Reads what is asked for before a byte is sent (MEM-02, MEM-03, MEM-05).
 * @throws RuleViolation or RuleViolations UNKNOWN_DOCUMENT_TYPE, DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, REQUIRED, BAD_DATE, DOCUMENT_DATE_AHEAD,
 *   DOCUMENT_TOO_OLD, DOCUMENT_EXPIRED, DOCUMENT_DATES_CROSSED
 */
export const readUploadForm = (
  form: UploadForm,
  types: DocumentTypes,
  rules: UploadRules,
  now: Date,
): Omit<DocumentRequest, 'id' | 'practitionerId' | 'accountId'> => {
  const type = types.find(form.type);
  if (!type) throw new RuleViolation('UNKNOWN_DOCUMENT_TYPE');
  const today = dayOf(now);
  const stated = (name: StatedDay) => readStated(type, form, name, today);
  const { bytes, ...days } = allRead({
    bytes: readBytes(form.bytes, rules),
    issuedOn: stated('issuedOn'),
    expiresOn: stated('expiresOn'),
    takenOn: stated('takenOn'),
  });
  assertUsable(type, days, today);
  return { type: type.code, name: documentName(form.name, rules.nameBytes), bytes, ...days };
};
