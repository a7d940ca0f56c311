import { randomUUID } from 'node:crypto';
import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';
import type { Log } from '../log';
import { KEPT, keepNewest, type SandboxState } from '../state/sandbox-state';
import type { Notification } from './notification';
import { signedPost, type CallbackTarget } from './signed-post';

const MOST_TRIES = 10;
const LONGEST_PAUSE_MS = 30_000;

/** A notification that a provider wants delivered. The same webhookId means the same notification. */
export interface Outgoing {
  source: Notification['source'];
  webhookId: string;
  body: unknown;
}

interface DeliveryDeps {
  state: SandboxState;
  changes: Changes;
  targets: Record<Notification['source'], CallbackTarget>;
  /** Pause before the second try, in milliseconds; it doubles up to 30 s. */
  retryMs: number;
  log: Log;
}

/** Delivers notifications until the receiver answers 2xx, at most 10 tries; then they wait as FAILED for a resend. */
export class NotificationDelivery {
  private readonly stopping = new AbortController();
  private readonly pauses = new Map<string, NodeJS.Timeout>();
  private readonly underWay = new Map<string, Promise<boolean>>();

  constructor(private readonly deps: DeliveryDeps) {}

  /**
   * Sends `copies` of one notification at the same time, as a bank does that repeats itself.
   * @returns after the first try of each: whether all were taken; retries go on by themselves
   */
  async send({ source, webhookId, body }: Outgoing, copies: number): Promise<boolean> {
    const createdAt = new Date().toISOString();
    const text = JSON.stringify(body);
    const taken = await Promise.all(
      Array.from({ length: copies }, () => {
        const notification: Notification = {
          id: `ntf-${randomUUID()}`,
          webhookId,
          source,
          body: text,
          status: 'PENDING',
          tries: 0,
          createdAt,
        };
        keepNewest(
          this.deps.state.notifications,
          notification,
          KEPT.notifications,
          ({ status }) => status !== 'PENDING',
        );
        return this.attempt(notification);
      }),
    );
    return taken.every(Boolean);
  }

  /** Starts again with ten tries. @returns whether the first was taken @throws Failure NOTIFICATION_NOT_FOUND */
  async resend(id: string): Promise<boolean> {
    const notification = this.deps.state.notifications.find((each) => each.id === id);
    if (!notification) throw new Failure('NOTIFICATION_NOT_FOUND');
    clearTimeout(this.pauses.get(id));
    if (!this.underWay.has(id)) Object.assign(notification, { status: 'PENDING', tries: 0 });
    return this.attempt(notification);
  }

  /** Takes up what the last run left undelivered. */
  resume(): void {
    for (const notification of this.deps.state.notifications) {
      if (notification.status === 'PENDING') this.tryAfter(notification, 0);
    }
  }

  /** Stops trying; what is pending stays pending for the next run. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const pause of this.pauses.values()) clearTimeout(pause);
    await Promise.all(this.underWay.values());
  }

  private attempt(notification: Notification): Promise<boolean> {
    const already = this.underWay.get(notification.id);
    if (already) return already;
    const attempt = this.tryOnce(notification).finally(() => this.underWay.delete(notification.id));
    this.underWay.set(notification.id, attempt);
    return attempt;
  }

  private async tryOnce(notification: Notification): Promise<boolean> {
    const { targets, changes, log, retryMs } = this.deps;
    const { source, webhookId, body } = notification;
    const problem = await signedPost(targets[source], webhookId, body, this.stopping.signal);
    if (problem !== undefined && this.stopping.signal.aborted) return false;
    notification.tries += 1;
    this.record(notification, problem);
    log('notification.tried', { source, webhookId, tries: notification.tries, status: notification.status });
    changes.tell('notifications');
    if (notification.status === 'PENDING') {
      this.tryAfter(notification, Math.min(retryMs * 2 ** (notification.tries - 1), LONGEST_PAUSE_MS));
    }
    return problem === undefined;
  }

  private record(notification: Notification, problem: string | undefined): void {
    if (problem === undefined) {
      notification.status = 'DELIVERED';
      delete notification.lastProblem;
    } else {
      notification.status = notification.tries >= MOST_TRIES ? 'FAILED' : 'PENDING';
      notification.lastProblem = problem;
    }
  }

  private tryAfter(notification: Notification, pauseMs: number): void {
    if (this.stopping.signal.aborted) return;
    const pause = setTimeout(() => {
      this.pauses.delete(notification.id);
      void this.attempt(notification);
    }, pauseMs);
    this.pauses.set(notification.id, pause);
  }
}
