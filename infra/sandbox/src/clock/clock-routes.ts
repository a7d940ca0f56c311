import { Router } from 'express';
import { z } from 'zod';
import { parse } from '../http/parse';
import type { Changes } from '../live/changes';
import type { EventStream } from '../live/event-stream';
import type { ClockReading, SandboxClock } from './sandbox-clock';

const move = z.union(
  [
    z.strictObject({ advance: z.string().max(60) }),
    z.strictObject({ offsetMs: z.int().min(0) }),
    z.strictObject({ reset: z.literal(true) }),
  ],
  { error: 'send one of { advance: "P31D" }, { offsetMs: 3600000 } or { reset: true }' },
);

const apply = (clock: SandboxClock, wish: z.infer<typeof move>): ClockReading => {
  if ('advance' in wish) return clock.advance(wish.advance);
  if ('offsetMs' in wish) return clock.moveTo(wish.offsetMs);
  return clock.reset();
};

/** The clock's API and the stream that services follow. */
export const clockRoutes = (clock: SandboxClock, stream: EventStream, changes: Changes): Router => {
  changes.listen((topic) => {
    if (topic === 'clock') stream.send({ offsetMs: clock.reading().offsetMs });
  });
  return Router()
    .get('/api/clock', (_req, res) => res.json(clock.reading()))
    .post('/api/clock', (req, res) => res.json(apply(clock, parse(move, req.body))))
    .get('/clock/stream', (req, res) => stream.open(req, res, { offsetMs: clock.reading().offsetMs }));
};
