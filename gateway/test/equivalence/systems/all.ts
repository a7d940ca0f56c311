import type { Systems } from '../try-worlds';
import { ours, oursWithApollosPlans } from './ours';
import { stockOf } from './stock';

/** What is held against the truth. */
export const systems: Systems = {
  stock: stockOf,
  'apollo-plans': oursWithApollosPlans,
  ours,
};
