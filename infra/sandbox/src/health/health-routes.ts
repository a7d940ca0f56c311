import { Router } from 'express';
import { Failure } from '../http/failure';

/** Alive: the process answers. Ready: mail and web both listen and the state is read. */
export const healthRoutes = (isReady: () => boolean): Router =>
  Router()
    .get('/health/live', (_req, res) => res.json({ status: 'ok' }))
    .get('/health/ready', (_req, res) => {
      if (!isReady()) throw new Failure('NOT_READY');
      res.json({ status: 'ok' });
    });
