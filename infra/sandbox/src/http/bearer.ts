import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Failure } from './failure';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets a request through with `Authorization: Bearer <key>`; 401 without. */
export const requireBearer = (key: string): RequestHandler => {
  const expected = digest(`Bearer ${key}`);
  return (req, _res, next) => {
    if (!timingSafeEqual(digest(req.get('authorization') ?? ''), expected)) throw new Failure('UNAUTHORIZED');
    next();
  };
};
