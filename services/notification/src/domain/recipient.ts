import type { Language } from './language';

/** Whom messages go to, as identity told it. */
export interface Recipient {
  readonly accountId: string;
  readonly language: Language;
  readonly email: string;
  /** E.164. */
  readonly mobile: string;
  readonly name: string;
}
