import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Deps } from './use-cases/deps';

/** Often enough that a list tells of a suspension within a second of its first instant, and of its last. */
const everyMs = 250;
const minuteMs = 60_000;

/** What the lists say changes by itself, and what was granted before there were lists gets its places: a hundred at a time, each once. */
export const createProofSweeps = (
  log: Logger,
  { places, credentials, clock, writeAnew: apply }: Pick<Deps, 'places' | 'credentials' | 'clock' | 'writeAnew'>,
) => [
  createSweep({ name: 'what status lists say', clock, log, findDue: places.findDue, apply, everyMs }),
  createSweep({
    name: 'credentials without a place in a status list',
    clock,
    log,
    findDue: (_, limit) => credentials.findUnlisted(limit),
    apply,
    everyMs: minuteMs,
  }),
];
