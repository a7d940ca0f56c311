import { z } from 'zod';

/** Text for people, in both languages. */
export const text = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) });
