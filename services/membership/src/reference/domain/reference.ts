/** What forms choose from and are checked against. */
export interface Reference {
  /** ISO 3166-1 alpha-2 codes. */
  readonly countries: ReadonlySet<string>;
}
