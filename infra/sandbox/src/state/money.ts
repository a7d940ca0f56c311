import { z } from 'zod';

/** Halalas, whole and positive, at most one hundred million riyals. */
export const halalas = z.int().min(1).max(10_000_000_000);

/** The one currency of SADAD and of our card provider. */
export const currency = z.literal('SAR');
