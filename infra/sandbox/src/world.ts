import { Webhook } from 'standardwebhooks';
import { AuthenticatorApp } from './authenticator/authenticator-app';
import { NotificationDelivery } from './callbacks/notification-delivery';
import { CardProvider } from './card/card-provider';
import { SandboxClock } from './clock/sandbox-clock';
import type { SandboxConfig } from './config';
import { FaultSwitch } from './faults/fault-switch';
import { SavedAnswers } from './http/saved-answers';
import { Changes } from './live/changes';
import { EventStream } from './live/event-stream';
import type { Log } from './log';
import { MessageBox } from './messages/message-box';
import { MessageWaiters } from './messages/message-waiters';
import { BillBook } from './sadad/bill-book';
import type { SandboxState } from './state/sandbox-state';
import { VerificationCompany } from './verification/verification-company';

/** All parts of the outside world, put together on one state. Nothing listens yet. */
export const createWorld = (config: SandboxConfig, state: SandboxState, log: Log) => {
  const changes = new Changes();
  const clock = new SandboxClock(state, changes);
  const box = new MessageBox(state, clock, changes);
  const sadadKey = new Webhook(config.SADAD_KEY);
  return {
    config,
    state,
    log,
    changes,
    clock,
    box,
    sadadKey,
    waiters: new MessageWaiters(box, changes),
    faults: new FaultSwitch(changes),
    answers: new SavedAnswers(state),
    bills: new BillBook(state, clock, changes),
    cards: new CardProvider(state, clock, changes),
    company: new VerificationCompany(state, clock, changes),
    authenticators: new AuthenticatorApp(state, changes),
    clockStream: new EventStream(),
    pageStream: new EventStream(),
    delivery: new NotificationDelivery({
      state,
      changes,
      log,
      retryMs: config.CALLBACK_RETRY_MS,
      targets: {
        SADAD: { url: config.SADAD_CALLBACK_URL, webhook: sadadKey },
        VERIFIER: { url: config.VERIFIER_WEBHOOK_URL, webhook: new Webhook(config.VERIFIER_WEBHOOK_SECRET) },
        CARD: { url: config.CARD_WEBHOOK_URL, webhook: new Webhook(config.CARD_WEBHOOK_SECRET) },
      },
    }),
  };
};

export type World = ReturnType<typeof createWorld>;
