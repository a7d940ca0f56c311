/** What goes with a file of somebody's: no browser runs it, guesses what it is, keeps it, or tells where it was found. */
export const privateFile = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
