import type { Clock } from '@mumaris/kit/clock';
import type { Limiter } from '@mumaris/kit/limits/limiter';
import type { PdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';
import type { Sealer } from '@mumaris/kit/secrets/seal';
import type { CommitteeRules, Sessions } from '../../committees';
import type { Credentials } from '../../credentials';
import type { Reference } from '../../reference';
import type { GoodStandingRules } from '../domain/good-standing-rules';
import type { PaperRules } from '../domain/paper-rules';
import type { MinutesRules } from '../domain/minutes-rules';
import type { MinutesTickets, TicketOffice } from '../domain/ticket';
import type { Deliveries } from '../store/delivery.repository';

/** What the use cases work with. */
export interface Deps {
  readonly credentials: Pick<Credentials, 'byIds' | 'heldBy'>;
  readonly reference: Pick<Reference, 'find'>;
  readonly deliveries: Deliveries;
  readonly sessions: Pick<Sessions, 'find'>;
  readonly committeeRules: Pick<CommitteeRules, 'committees'>;
  readonly paperRules: PaperRules;
  readonly minutesRules: MinutesRules;
  readonly goodStandingRules: GoodStandingRules;
  readonly paperTickets: TicketOffice;
  readonly minutesTickets: MinutesTickets;
  readonly renderer: PdfRenderer;
  /** Whether there is a photo for the card. @throws RuleViolation CARD_PHOTO_FIRST */
  readonly findPhoto: (practitionerId: string) => Promise<unknown>;
  /** The photo of a practitioner's profile for the card, a JPEG. @throws RuleViolation CARD_PHOTO_FIRST */
  readonly photoOf: (practitionerId: string) => Promise<Buffer>;
  /** Counts the documents that a reader has made. */
  readonly readers: Pick<Limiter, 'consume'>;
  /** Where the public reaches this service's addresses of documents, without a slash at its end. */
  readonly documentsUrl: string;
  /** The page of the public check. */
  readonly checkUrl: string;
  /** Seals what notification alone may read. */
  readonly notificationSealer: Sealer;
  readonly clock: Clock;
}
