import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';

const mode = z.enum(['accept', 'refuse']);
const modes = { smtp: mode, sms: mode, card: mode, sadad: mode, verifier: mode, clamd: mode };

/** Which switches to turn; the others stay. */
export const faultWish = z.strictObject(modes).partial();
export type FaultModes = z.infer<z.ZodObject<typeof modes>>;
export type FaultyService = keyof FaultModes;

/** Lets tests and people see what our services do while a part of the outside world refuses. Forgotten at a restart. */
export class FaultSwitch {
  private current: FaultModes = {
    smtp: 'accept',
    sms: 'accept',
    card: 'accept',
    sadad: 'accept',
    verifier: 'accept',
    clamd: 'accept',
  };

  constructor(private readonly changes: Changes) {}

  modes(): FaultModes {
    return this.current;
  }

  turn(wish: z.infer<typeof faultWish>): FaultModes {
    const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
    this.current = { ...this.current, ...given };
    this.changes.tell('faults');
    return this.current;
  }

  refuses(service: FaultyService): boolean {
    return this.current[service] === 'refuse';
  }

  /** Answers 503 for a service while its switch says so. */
  gate(service: FaultyService): RequestHandler {
    return (_req, _res, next) => {
      if (this.refuses(service)) throw new Failure('SWITCHED_OFF');
      next();
    };
  }
}
