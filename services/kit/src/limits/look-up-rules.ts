import { z } from 'zod';

const positive = z.number().int().positive();
/** So many points within so many minutes. */
export const limitRules = z.strictObject({ points: positive, minutes: positive });

/** How often something may be looked up by a number that anybody can type. */
export const lookUpRules = z.strictObject({
  /** Whatever the number. */
  perAddress: limitRules,
  /** One number, from one address network. */
  perNumberFromHere: limitRules,
  /** One number, from everywhere. */
  perNumber: limitRules,
});

export type LookUpRules = z.infer<typeof lookUpRules>;
