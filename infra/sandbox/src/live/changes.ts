import { EventEmitter } from 'node:events';

/** What a person at the page may want to look at again. */
export type Topic =
  'verifications' | 'messages' | 'bills' | 'checkouts' | 'notifications' | 'clock' | 'faults' | 'authenticators';

/** Tells who listens that something changed: the page's stream and the state file. */
export class Changes {
  private readonly emitter = new EventEmitter().setMaxListeners(50);

  /** Tells all listeners, before it returns. */
  tell(topic: Topic): void {
    this.emitter.emit('change', topic);
  }

  /** Listens to every change from now on. */
  listen(listener: (topic: Topic) => void): void {
    this.emitter.on('change', listener);
  }
}
