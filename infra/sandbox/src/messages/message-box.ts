import type { Changes } from '../live/changes';
import { KEPT, keepNewest, type SandboxState } from '../state/sandbox-state';
import type { SandboxClock } from '../clock/sandbox-clock';
import type { Email, Message, Sms } from './message';

/** Which messages are wanted. `after` is a message's number: only newer ones. */
export interface MessageFilter {
  to?: string | undefined;
  channel?: Message['channel'] | undefined;
  contains?: string | undefined;
  after?: number | undefined;
}

type Arriving = Omit<Email, 'id' | 'at'> | Omit<Sms, 'id' | 'at'>;

/** `msg-17` → 17: numbers grow, so "newer than" holds even for a message that is no longer kept. */
export const numberOf = (id: string): number => Number(id.slice(4));

const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const words = (message: Message): string =>
  message.channel === 'EMAIL' ? `${message.subject}\n${message.text}\n${message.html}` : message.text;

/** True when a message is wanted. */
const matches = (message: Message, { to, channel, contains, after }: MessageFilter): boolean =>
  (to === undefined || sameAddress(message.to, to)) &&
  (channel === undefined || message.channel === channel) &&
  (after === undefined || numberOf(message.id) > after) &&
  (contains === undefined || words(message).toLowerCase().includes(contains.toLowerCase()));

/** All that people received: the newest 2,000 messages. */
export class MessageBox {
  constructor(
    private readonly state: SandboxState,
    private readonly clock: SandboxClock,
    private readonly changes: Changes,
  ) {}

  /** Keeps a message that has just arrived and tells who waits for it. */
  receive(arriving: Arriving): Message {
    this.state.lastMessageNumber += 1;
    const stamp = { id: `msg-${this.state.lastMessageNumber}`, at: this.clock.now().toISOString() };
    const message: Message = { ...arriving, ...stamp };
    keepNewest(this.state.messages, message, KEPT.messages);
    this.changes.tell('messages');
    return message;
  }

  find(id: string): Message | undefined {
    return this.state.messages.find((message) => message.id === id);
  }

  /** The newest first. */
  list(filter: MessageFilter, limit: number): Message[] {
    return this.state.messages
      .filter((message) => matches(message, filter))
      .slice(-limit)
      .reverse();
  }

  /** The oldest that matches: what a waiting test wants next. */
  first(filter: MessageFilter): Message | undefined {
    return this.state.messages.find((message) => matches(message, filter));
  }

  /** The id of the newest message of all, to wait for what comes after it; null when none ever came. */
  lastId(): string | null {
    return this.state.lastMessageNumber === 0 ? null : `msg-${this.state.lastMessageNumber}`;
  }
}
