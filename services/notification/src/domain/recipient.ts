import type { Language } from '@mumaris/schemas';

/** Whom messages go to, as identity told it. */
export interface Recipient {
  readonly accountId: string;
  readonly language: Language;
  readonly email: string;
  /** E.164. */
  readonly mobile: string;
  readonly name: string;
}

/** An account that was closed: there is nobody left to tell, and how it was reached is forgotten (IDN-15). */
export const closed = 'CLOSED';
