import { z } from 'zod';

const positive = z.number().int().positive();
const limit = z.strictObject({ points: positive, minutes: positive });

/** How often something may be looked up by a number that anybody can type. */
export const lookUpRules = z.strictObject({
  /** Whatever the number. */
  perAddress: limit,
  /** One number, from one address network. */
  perNumberFromHere: limit,
  /** One number, from everywhere. */
  perNumber: limit,
});

export type LookUpRules = z.infer<typeof lookUpRules>;
