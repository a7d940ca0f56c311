import { roles } from '@mumaris/schemas';
import { z } from 'zod';

const text = z.object({ ar: z.string().min(1), en: z.string().min(1) });
const key = z.string().regex(/^[a-z0-9-]{1,32}$/);

/** What identity reads of a file of sample data; the rest of it is for other services. */
export const sampleShape = z.object({
  password: z.string().min(1),
  people: z.array(
    z.object({
      key,
      roles: z.array(z.enum(roles)).min(1),
      firstName: text,
      lastName: text,
      email: z.string(),
      mobile: z.string(),
      idNumber: z.string(),
      language: z.enum(['AR', 'EN']),
      /** Of an authenticator app that is enrolled from the start, as staff need one (IDN-14). */
      totpSecret: z
        .string()
        .regex(/^[A-Z2-7]{32}$/)
        .optional(),
    }),
  ),
  organisations: z.array(z.object({ key, name: text, city: text })),
});

export type Sample = z.infer<typeof sampleShape>;
export type SamplePerson = Sample['people'][number];
