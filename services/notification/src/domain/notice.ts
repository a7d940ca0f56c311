/** Something that happened and that one account is to be told of. */
export interface Notice {
  readonly eventId: string;
  /** The event's type: it chooses the template. */
  readonly about: string;
  readonly accountId: string;
  /** The event's data as it came; its secrets are still sealed (NTF-05). */
  readonly data: Facts;
  /** When it happened. */
  readonly at: Date;
}

/** What placeholders are filled from, by the names of the event's fields. */
export type Facts = Readonly<Record<string, unknown>>;
