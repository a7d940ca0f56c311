import { onLatest } from '@mumaris/kit/events/handler';
import { PractitionerOpenedV1 } from '@mumaris/schemas';
import type { Records } from '../store/record.repository';

/** Opens the professional development record of a new practitioner. */
export const onPractitionerOpened = ({ records }: { records: Records }) =>
  onLatest(PractitionerOpenedV1, ({ data: { practitionerId, accountId, category } }, tx) =>
    records.save({ id: practitionerId, accountId, category }, tx),
  );
