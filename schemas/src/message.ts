/** Text for people, in both languages. */
export interface Text {
  readonly ar: string;
  readonly en: string;
}

/** A day of the Gregorian calendar, ISO 8601, that a person reads in words and in both calendars. */
export interface ToldDay {
  readonly day: string;
}

/** An instant, ISO 8601, that a person reads as its time and its day in Riyadh. */
export interface ToldMoment {
  readonly moment: string;
}

/** An instant, ISO 8601, of which a person reads the time in Riyadh alone. */
export interface ToldTime {
  readonly time: string;
}

/** An amount in the smallest unit of its currency. */
export interface ToldMoney {
  readonly money: { readonly amount: number; readonly currency: 'SAR' };
}

/** A code or a link: it is copied, so nothing is put around it that cannot be seen. */
export interface Copied {
  readonly copied: string;
}

/** Several, of which all hold, or any one will do. */
export type Several = { readonly all: readonly Text[] } | { readonly any: readonly Text[] };

/** What a message is filled with: a figure, somebody's own words or a number, words in both languages, or what has a kind. */
export type Detail = string | number | Text | ToldDay | ToldMoment | ToldTime | ToldMoney | Copied | Several;

/** An ICU message in both languages, and the rule that stands behind it. */
export interface Message extends Text {
  readonly rule?: string;
  readonly field?: string;
  /** Whether the same request may go through in a moment. */
  readonly passing?: boolean;
}
