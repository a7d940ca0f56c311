import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';
import type { SandboxState } from '../state/sandbox-state';
import { addDuration, parseDuration } from './duration';

const FURTHEST_MS = 3_653 * 86_400_000;

/** The clock's position: milliseconds ahead of real time, and the time it shows (ISO 8601, UTC). */
export interface ClockReading {
  offsetMs: number;
  now: string;
}

/** The outside world's clock: real time and an offset that only grows, until it is reset to 0. */
export class SandboxClock {
  constructor(
    private readonly state: SandboxState,
    private readonly changes: Changes,
  ) {}

  now(): Date {
    return new Date(Date.now() + this.state.clockOffsetMs);
  }

  reading(): ClockReading {
    return { offsetMs: this.state.clockOffsetMs, now: this.now().toISOString() };
  }

  /** Goes forward by an ISO 8601 duration. @throws Failure INVALID_DURATION, CLOCK_TOO_FAR */
  advance(duration: string): ClockReading {
    const from = this.now();
    const step = addDuration(from, parseDuration(duration)).getTime() - from.getTime();
    return this.moveTo(this.state.clockOffsetMs + step);
  }

  /** Goes forward to an offset in milliseconds. @throws Failure CLOCK_BACKWARD, CLOCK_TOO_FAR */
  moveTo(offsetMs: number): ClockReading {
    if (offsetMs < this.state.clockOffsetMs) throw new Failure('CLOCK_BACKWARD');
    // Written so that NaN (a date beyond what JavaScript can hold) is too far as well.
    if (!(offsetMs <= FURTHEST_MS)) throw new Failure('CLOCK_TOO_FAR');
    return this.set(offsetMs);
  }

  /** Back to real time. */
  reset(): ClockReading {
    return this.set(0);
  }

  private set(offsetMs: number): ClockReading {
    this.state.clockOffsetMs = offsetMs;
    this.changes.tell('clock');
    return this.reading();
  }
}
