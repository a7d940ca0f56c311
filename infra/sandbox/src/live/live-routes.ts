import { Router } from 'express';
import type { Changes } from './changes';
import type { EventStream } from './event-stream';

/** Tells the page what to look at again. It carries no content, so that a lost event costs nothing. */
export const liveRoutes = (stream: EventStream, changes: Changes): Router => {
  changes.listen((changed) => stream.send({ changed }));
  return Router().get('/api/events', (req, res) => stream.open(req, res, { changed: 'all' }));
};
