/** What a document is made as: PDF/A-2b, or an SVG picture of its only page. */
export type MadeAs = 'pdf' | 'svg';

/** What the process that typesets is asked. */
export interface Order {
  /** The Typst file, by its name in the folder of templates. */
  readonly template: string;
  /** What it is filled with, as JSON; it stays text and is never read as markup. */
  readonly data: string;
  /** The instant that the PDF says it was made at, in seconds since 1970. */
  readonly madeAt: number;
  readonly as: MadeAs;
}

/** What it answers: the bytes of the document and how many of memory it has by now, or what is wrong with the template. */
export type Answer = { readonly made: Uint8Array; readonly memory: number } | { readonly fault: string };
