/** Something that happened and that somebody is to be told of. */
export interface Notice {
  readonly eventId: string;
  /** The event's type: it chooses the template. */
  readonly about: string;
  /** The event's data as it came; its secrets are still sealed (NTF-05). */
  readonly data: Facts;
  /** When it happened. */
  readonly at: Date;
}

/** One for an account, which its registration says how to reach. */
export interface AccountNotice extends Notice {
  readonly accountId: string;
}

/** What messages are filled from, by the names of the event's fields. */
export type Facts = Readonly<Record<string, unknown>>;
