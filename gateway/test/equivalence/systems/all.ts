import type { Systems } from '../try-worlds';
import { stockOf } from './stock';

/** What is held against the truth. */
export const systems: Systems = {
  stock: stockOf,
};
