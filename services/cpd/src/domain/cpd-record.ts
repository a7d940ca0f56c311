/** The professional development record of a practitioner, as membership opened it. */
export interface CpdRecord {
  /** The practitioner's id. */
  readonly id: string;
  readonly accountId: string;
  /** What the hours required will depend on (CPD-05); as membership says it, a word of an open list. */
  readonly category: string;
}
