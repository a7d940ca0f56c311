import type { RequestHandler } from 'express';

/** Words of a header by which some proxy or client could claim to be somebody. */
const claims =
  /^x-mumaris-|^(x-)?forwarded-?(user|email|groups|preferred-username|access-token)|^x-(auth|remote|real|client|user)-/;

/** Drops every inbound header that claims an identity: only the token and the socket say who calls. */
export const dropIdentityHeaders: RequestHandler = (request, _response, next) => {
  for (const name of Object.keys(request.headers)) if (claims.test(name)) delete request.headers[name];
  next();
};
