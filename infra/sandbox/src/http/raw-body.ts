import { json, type Request, type RequestHandler } from 'express';

const LARGEST_JSON_BYTES = 256 * 1024;

const rawBodies = new WeakMap<object, Buffer>();

/** Reads a JSON body of at most 256 KB and keeps its bytes: signatures are over the bytes, not over what they mean. */
export const readJson = (): RequestHandler =>
  json({ limit: LARGEST_JSON_BYTES, verify: (req, _res, bytes) => void rawBodies.set(req, bytes) });

/** The body's bytes as text; empty when there was none. */
export const rawBodyOf = (req: Request): string => rawBodies.get(req)?.toString('utf8') ?? '';
