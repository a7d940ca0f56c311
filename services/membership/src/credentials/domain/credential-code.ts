const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32: no I, L, O, U

/** How many random bytes a code is made of: one a character, five bits of each. */
export const codeLength = 8;

/** A code that proves a number to the public check (MEM-61): 40 random bits. */
export const codeOf = (random: Uint8Array): string =>
  Array.from(random.subarray(0, codeLength), (byte) => alphabet.charAt(byte & 31)).join('');
