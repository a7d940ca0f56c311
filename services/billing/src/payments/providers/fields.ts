import { z } from 'zod';

/** Fields of the providers' notifications. Amounts are whole, in the smallest unit of their currency, at most what the graph can show. */
export const providerId = z.string().min(1).max(200);
export const halalas = z.int().positive().max(2_147_483_647);
/** By ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
