import { z } from 'zod';

/** An account in the authenticator app: its secret in base 32, and the last step whose code was given out. */
export const authenticator = z.object({
  account: z.string(),
  secret: z.string(),
  lastStep: z.int().min(0),
});
export type Authenticator = z.infer<typeof authenticator>;
