import type { CpdActivityResolvers } from './generated';

/** An activity, found by its owner and by the staff who handle it. */
export const CpdActivity = {
  __resolveReference: ({ id }, { activities }) => activities.find(id),
} satisfies CpdActivityResolvers;
