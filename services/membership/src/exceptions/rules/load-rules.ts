import path from 'node:path';
import { loadRules as read } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { ExceptionRules } from '../domain/exception-rules';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'exceptions', 'exceptions.yaml');

const positive = z.int().positive();

const shape = z.strictObject({
  mostOpen: positive,
  reason: z.strictObject({ min: positive, max: positive }),
  notLiftable: z.record(z.string(), z.array(z.string())),
  mostSteps: positive,
  noticeDays: positive,
  mostLookedAt: positive,
});

/** Reads rules/exceptions/exceptions.yaml. @throws when it is not what its shape says */
export const loadExceptionRules = (): ExceptionRules => read(file, shape);
