import { Schema } from 'mongoose';

/**
 * A field of whole halalas: 64 bits whatever the amount, since the driver would write a number beyond 32 bits as a float. The
 * driver reads it as a number again.
 */
export const halalas = { type: Schema.Types.BigInt as unknown as typeof Number, required: true } as const;
