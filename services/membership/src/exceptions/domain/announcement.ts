import type { Day } from '@mumaris/kit/calendar';
import { ExceptionAppliedV1, ExceptionReversedV1, type Text } from '@mumaris/schemas';
import type { Exception } from './exception';

/** A record that an exception concerns, and whose it is. */
interface Concerned {
  readonly accountId: string;
  readonly number: string;
}

const dataOf = (
  { number: exception, kind }: Exception,
  { accountId, number }: Concerned,
  { reason, until }: { readonly reason: Text; readonly until: Day },
) => ({ accountId, exception, kind, reason, number, until });

/** Tells whoever it concerns that an exception was carried out on a record (MEM-36). */
export const applied = (exception: Exception, record: Concerned) =>
  ExceptionAppliedV1.of(dataOf(exception, record, exception));

/** Tells whoever it concerned that an exception was taken off a record: why, and which day is the last from now on (MEM-36). */
export const reversed = (
  exception: Exception,
  record: Concerned,
  last: { readonly reason: Text; readonly until: Day },
) => ExceptionReversedV1.of(dataOf(exception, record, last));
