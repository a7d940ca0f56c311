const hidden = (text: string, first: number, last: number): string =>
  text.slice(0, first) + '*'.repeat(Math.max(text.length - first - last, 0)) + text.slice(text.length - last);

/** `sara@example.com` as `s***@example.com`. The number of stars is always three: the length tells nothing. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
};

/** `+966501234567` as `+966******567`. */
export const maskMobile = (mobile: string): string => hidden(mobile, 4, 3);

/** `1000000008` as `1*******08`. */
export const maskIdNumber = (idNumber: string): string => hidden(idNumber, 1, 2);
