import type { KnownDifference } from './known-difference';

const tooLong: KnownDifference = {
  name: 'neither planner has a plan in time',
  right: 'truth',
  why: `Hive's planner has none ("cannot be found in selection set"), and Apollo's takes more than the three seconds that it
    has: it tries all ways of going from subgraph to subgraph for each level of what is asked.`,
  recognise: ({ difference: { kind, detail } }) =>
    kind === 'threw' && detail.startsWith('PlannerEnded: it took too long'),
};

/** What our own part does otherwise, whoever planned; the most special first. */
/** Of our executor, over whichever plan. */
export const ofOurs: readonly KnownDifference[] = [tooLong];
