import { addMonths, type Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';
import { countDifferent, isInForce } from '../../documents';
import type { Check, Finding } from './checks';
import type { AttachedDocument } from './facts';

/** A document that a service asks for (MEM-03). */
export interface Slot {
  readonly id: string;
  /** The types of document that will do. */
  readonly types: readonly string[];
  /** The id of the rule in the rule book. */
  readonly rule: string;
  readonly label: Text;
  /** What to do where it is missing, beyond attaching it. */
  readonly advice?: Text | undefined;
  /** How many different ones. */
  readonly count: number;
  /** How many months it counts from its issue, or a photo from the day that it was taken (MEM-02, MEM-03). */
  readonly validMonths?: number | undefined;
  /** Asked for only where this holds. */
  readonly when?: Check | undefined;
  /** Why it is not asked for where that does not hold. */
  readonly unless?: Text | undefined;
  readonly optional: boolean;
}

/** Months run forward from the day of issue and end with the same day of the month, or its last. */
const ageProblem = (from: Day | null, months: number, today: Day): Finding | undefined => {
  if (!from) return { reason: 'DOCUMENT_UNDATED' };
  if (from > today) return { reason: 'DOCUMENT_AHEAD', details: { day: { day: from } } };
  const last = addMonths(from, months);
  return today > last ? { reason: 'DOCUMENT_OLD', details: { day: { day: from }, last: { day: last } } } : undefined;
};

/** What is wrong with one document on a day. */
const problemOf = (document: AttachedDocument, { validMonths }: Slot, today: Day): Finding | undefined => {
  const { expiresOn, takenOn, issuedOn, ready } = document;
  if (expiresOn && !isInForce(document, today))
    return { reason: 'DOCUMENT_EXPIRED', details: { day: { day: expiresOn } } };
  const old = validMonths === undefined ? undefined : ageProblem(takenOn ?? issuedOn, validMonths, today);
  return old ?? (ready ? undefined : { reason: 'DOCUMENT_BEING_CHECKED' });
};

/** Why what is attached is not enough; undefined where it is. */
export const slotFinding = (slot: Slot, documents: readonly AttachedDocument[], today: Day): Finding | undefined => {
  const attached = documents.filter((one) => one.slot === slot.id);
  if (!attached.length && slot.optional) return undefined;
  if (attached.length < slot.count)
    return { reason: 'DOCUMENT_MISSING', details: { count: slot.count - attached.length } };
  // Three photos are three different ones (MEM-03).
  if (countDifferent(attached) < slot.count) return { reason: 'DOCUMENTS_ALIKE' };
  return attached.map((one) => problemOf(one, slot, today)).find((problem) => problem !== undefined);
};
