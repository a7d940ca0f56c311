/** Text for people, in both languages. */
export interface Text {
  readonly ar: string;
  readonly en: string;
}

/** A day of the Gregorian calendar, ISO 8601, that a person reads in words and in both calendars. */
export interface ToldDay {
  readonly day: string;
}

/** What a message is filled with: a figure, somebody's own words or a number, words in both languages, or a day. */
export type Detail = string | number | Text | ToldDay;

/** An ICU message in both languages, and the rule that stands behind it. */
export interface Message extends Text {
  readonly rule?: string;
  readonly field?: string;
  /** Whether the same request may go through in a moment. */
  readonly passing?: boolean;
}
