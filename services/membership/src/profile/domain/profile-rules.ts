import type { ListName } from './entry-lists';

/** What profiles are held to: rules/profile/profile.yaml. */
export interface ProfileRules {
  /** How many entries each list has at most. */
  readonly lists: Readonly<Record<ListName, number>>;
  /** For how long a profile counts as current after it was opened or confirmed (MEM-31). */
  readonly confirmedForMonths: number;
}
