import { silent } from '@mumaris/kit/change';
import { type Credential, extend, lastDayOf, shorten } from '../../../credentials';
import { applied, reversed } from '../../domain/announcement';
import type { Deps } from '../deps';
import { type Kind, sampleSize } from './kind';

/** The card says no more than its registration: one of the two is told of. */
const isTold = (before: Credential, after: Credential) =>
  before.extension !== after.extension && after.kind === 'REGISTRATION';

/** Registrations that end within some days run to a later one, and their cards with them. */
export const registrationEnd = ({ credentials, endingCredentials }: Deps): Kind => ({
  affected: async ({ scope, until }) => {
    const [count, found] = await Promise.all([
      endingCredentials.count(scope),
      endingCredentials.first(scope, sampleSize),
    ]);
    const sample = found.map(({ number, practitionerId, expiresOn: from }) => ({
      number,
      practitionerId,
      from,
      to: until,
    }));
    return { count, atLeast: false, sample };
  },
  applied: endingCredentials.countExtended,
  findToApply: ({ scope, until }, limit) => endingCredentials.findEndingBefore(scope, until, limit),
  apply: (exception, id) =>
    credentials.update(id, async (before) => {
      const held = await credentials.heldBy([before.practitionerId]);
      const after = extend(before, { exceptionId: exception.id, until: exception.until }, held);
      return isTold(before, after) ? { state: after, events: [applied(exception, after)] } : silent(after);
    }),
  findToTakeOff: ({ id }, { notice }, limit) => endingCredentials.findExtended(id, notice, limit),
  takeOff: (exception, { reason, notice }, id) =>
    credentials.update(id, (before) => {
      const after = shorten(before, { exceptionId: exception.id, notice });
      const until = lastDayOf(after);
      return isTold(before, after) && until
        ? { state: after, events: [reversed(exception, after, { reason, until })] }
        : silent(after);
    }),
});
