import type { RequestHandler, Response } from 'express';
import { Failure } from './failure';

/** The content security policy of our pages; `formTargets` are other origins that a form's answer may lead to. */
export const setPagePolicy = (res: Response, formTargets: string[] = []): void => {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ];
  res.set('content-security-policy', policy.join('; '));
};

/** Headers of every answer, and no changes on behalf of another site's page. */
export const securityHeaders: RequestHandler = (req, res, next) => {
  setPagePolicy(res);
  res.set({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  const site = req.get('sec-fetch-site');
  const changes = req.method !== 'GET' && req.method !== 'HEAD';
  if (changes && (site === 'cross-site' || site === 'same-site')) throw new Failure('CROSS_SITE');
  next();
};
