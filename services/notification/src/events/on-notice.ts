import { type EventHandler, on } from '@mumaris/kit/events/handler';
import { type EventType, eventTypes } from '@mumaris/schemas';
import { deliverNotice, type DeliveryDeps } from '../use-cases/deliver-notice';
import { tellContact } from '../use-cases/tell-contact';
import { noticeOf } from './notice-of';

type Told = EventType<{ accountId: string }>;

const contractOf = <D extends object>(about: string): EventType<D> => {
  const contract = eventTypes.find(({ type }) => type === about);
  if (!contract) throw new Error(`there is no event ${about}`);
  return contract;
};

/** Tells the account that an event names, in the way its template says. */
const onAccountNotice = (contract: Told, deps: DeliveryDeps): EventHandler =>
  on(contract, (event, tx) => deliverNotice(deps)({ ...noticeOf(event), accountId: event.data.accountId }, tx));

/** Tells whom the sealed contact of an event names. */
const onContactNotice = (contract: EventType<object>, deps: DeliveryDeps): EventHandler =>
  on(contract, (event, tx) => tellContact(deps)(noticeOf(event), tx));

/** One handler for each template; the check at the start has seen that its event names an account or a contact. */
export const noticeHandlers = (deps: DeliveryDeps): EventHandler[] =>
  [...deps.book.templates.values()].map(({ about, audience }) =>
    audience === 'ACCOUNT' ? onAccountNotice(contractOf(about), deps) : onContactNotice(contractOf(about), deps),
  );
