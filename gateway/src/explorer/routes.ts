import path from 'node:path';
import express, { type Router } from 'express';
import helmet from 'helmet';

/** Where `npm run build` puts the explorer. */
const folder = path.join(__dirname, '..', '..', 'public');

/** The page runs its own scripts only, and talks to this gateway only. Its editor writes style elements at run time. */
const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    fontSrc: ["'self'", 'data:'],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** The explorer at `/`: the graph to try out, with sample operations. */
export const explorerRoutes = (): Router =>
  express
    .Router()
    .use(policy)
    .use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
    .use(express.static(folder, { index: 'index.html' }));
