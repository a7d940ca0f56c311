import { type EventHandler, on } from '@mumaris/kit/events/handler';
import { type EventType, eventTypes } from '@mumaris/schemas';
import { deliverNotice, type DeliveryDeps } from '../use-cases/deliver-notice';

type Told = EventType<{ accountId: string }>;

/** Tells the account that an event names, in the way its template says. */
const onNotice = (contract: Told, deps: DeliveryDeps): EventHandler =>
  on(contract, ({ id, type, time, data }, tx) =>
    deliverNotice(deps)({ eventId: id, about: type, accountId: data.accountId, data: { ...data }, at: time }, tx),
  );

/** One handler for each template; the check at the start has seen that its event names an account. */
export const noticeHandlers = (deps: DeliveryDeps): EventHandler[] =>
  [...deps.book.templates.keys()].map((about) => {
    const contract: Told | undefined = eventTypes.find(({ type }) => type === about);
    if (!contract) throw new Error(`there is no event ${about}`);
    return onNotice(contract, deps);
  });
