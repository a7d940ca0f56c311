import type { Language } from '@mumaris/schemas';

/** A message in the inbox of an account, in its reader's language (NTF-02). */
export interface Message {
  readonly id: string;
  readonly accountId: string;
  readonly subject: string;
  readonly body: string;
  readonly language: Language;
  /** The type of the event that it tells of. */
  readonly about: string;
  readonly eventId: string;
  readonly read: boolean;
  readonly sentAt: Date;
}
