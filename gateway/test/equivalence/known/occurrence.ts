import type { Difference } from '../difference';
import type { Answer, Operation } from '../systems/system';
import type { World } from '../world/compose';

/** A difference in its place. */
export interface Occurrence {
  readonly world: World;
  readonly operation: Operation;
  readonly truth: Answer;
  readonly answer: Answer;
  readonly difference: Difference;
}
