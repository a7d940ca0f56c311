import { z } from 'zod';

/** Text for people in the rules: never without one of its languages. */
export const text = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) });
