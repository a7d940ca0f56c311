/** What holds for every exception: rules/exceptions/exceptions.yaml. */
export interface ExceptionRules {
  readonly mostOpen: number;
  /** How long a reason is, in characters of each language. */
  readonly reason: { readonly min: number; readonly max: number };
  /** By service, the ids of the requirements that its grant stands on. */
  readonly notLiftable: Readonly<Record<string, readonly string[]>>;
  readonly mostSteps: number;
  /** For how many days what a reversed one gave runs on. */
  readonly noticeDays: number;
  readonly mostLookedAt: number;
}
