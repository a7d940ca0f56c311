import type { Occurrence } from './occurrence';

/** A way in which systems answer otherwise than the truth, looked into and understood. */
export interface KnownDifference {
  readonly name: string;
  readonly right: 'truth' | 'system' | 'both';
  readonly why: string;
  /** Whether the occurrence is of this kind, by what its operation and its world have. */
  readonly recognise: (occurrence: Occurrence) => boolean;
}

/** Whether the data differ. */
export const isOfData = ({ difference: { kind } }: Occurrence): boolean =>
  kind === 'value' || kind === 'missing key' || kind === 'key too many';
