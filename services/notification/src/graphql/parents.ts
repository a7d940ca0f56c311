/** What this service knows of an account, which identity owns: whose inbox it is. */
export interface AccountParent {
  readonly id: string;
  /** The owner that @access compares with the caller. */
  readonly accountId: string;
}
