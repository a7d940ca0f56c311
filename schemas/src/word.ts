import type { Text } from './message';

/** A word of a closed list, as programs write it and as people read it. */
export interface Word {
  readonly code: string;
  readonly label: Text;
  /** What it means, for who builds on the graph. */
  readonly description: string;
}

export type WordList = readonly Word[];
