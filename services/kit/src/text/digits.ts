/** Arabic-Indic, Persian and full-width digits as ASCII: what follows in their blocks is in the order of 0 to 9. */
export const asciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
