/** What is data of a registration's life (MEM-62, MEM-64). */
export interface RegistrationRules {
  /** From how many days before its end it can be renewed. */
  readonly renewableDaysBefore: number;
  /** For how many days after its end it can be renewed. */
  readonly graceDays: number;
  /** How many days before its end reminders go out, the earliest first. */
  readonly remindDaysBefore: readonly number[];
}
