import { z } from 'zod';

/** Fields of the providers' notifications. Amounts are whole halalas, at most what the graph can show. */
export const providerId = z.string().min(1).max(200);
export const halalas = z.int().positive().max(2_147_483_647);
export const currency = z.literal('SAR');
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
