/** A name or sentence as it is kept: without control characters, and with single blanks. */
export const tidy = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
