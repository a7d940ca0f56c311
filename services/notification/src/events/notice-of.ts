import type { ReceivedEvent } from '@mumaris/kit/events/handler';
import type { Notice } from '../domain/notice';

/** An event as something to tell of. */
export const noticeOf = ({ id, type, time, data }: ReceivedEvent<object>): Notice => ({
  eventId: id,
  about: type,
  data: { ...data },
  at: time,
});
