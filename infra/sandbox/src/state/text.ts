import { z } from 'zod';

/** Text for people, in both languages. */
export const text = z.object({ ar: z.string().min(1).max(500), en: z.string().min(1).max(500) });
export type Text = z.infer<typeof text>;
