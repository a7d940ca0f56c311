import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';
import type { Message } from './message';
import type { MessageBox, MessageFilter } from './message-box';

const MOST_WAITERS = 500;

interface Waiter {
  filter: MessageFilter;
  settle: (outcome: Message | Failure) => void;
}

/** Holds questions for messages that have not come yet, each with its own time-out. */
export class MessageWaiters {
  private readonly waiters = new Set<Waiter>();

  constructor(
    private readonly box: MessageBox,
    changes: Changes,
  ) {
    changes.listen((topic) => {
      if (topic === 'messages') this.answerWhoCan();
    });
  }

  /**
   * The first matching message, now or when it comes.
   * @throws Failure NO_MESSAGE_IN_TIME after `timeoutMs`, TOO_MANY_LISTENERS, NOT_READY when the sandbox stops or `gone` aborts
   */
  next(filter: MessageFilter, timeoutMs: number, gone: AbortSignal): Promise<Message> {
    const already = this.box.first(filter);
    if (already) return Promise.resolve(already);
    if (this.waiters.size >= MOST_WAITERS) return Promise.reject(new Failure('TOO_MANY_LISTENERS'));
    return new Promise((resolve, reject) => {
      const leave = (): void => waiter.settle(new Failure('NOT_READY'));
      const timer = setTimeout(() => waiter.settle(new Failure('NO_MESSAGE_IN_TIME')), timeoutMs);
      const waiter: Waiter = {
        filter,
        settle: (outcome) => {
          clearTimeout(timer);
          gone.removeEventListener('abort', leave);
          this.waiters.delete(waiter);
          if (outcome instanceof Failure) reject(outcome);
          else resolve(outcome);
        },
      };
      this.waiters.add(waiter);
      gone.addEventListener('abort', leave);
    });
  }

  /** Refuses all who wait: the sandbox stops. */
  close(): void {
    for (const waiter of this.waiters) waiter.settle(new Failure('NOT_READY'));
  }

  private answerWhoCan(): void {
    for (const waiter of this.waiters) {
      const message = this.box.first(waiter.filter);
      if (message) waiter.settle(message);
    }
  }
}
