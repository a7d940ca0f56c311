import path from 'node:path';
import { loadRules, text } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { CommitteeRules } from '../domain/committee-rules';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'committees', 'committees.yaml');

const positive = z.int().positive();

const shape: z.ZodType<CommitteeRules> = z.strictObject({
  committees: z.record(
    z.string().regex(/^[A-Z][A-Z_]{1,63}$/),
    z.strictObject({ name: text, ballot: z.enum(['OPEN', 'SECRET']), notCarried: text }),
  ),
  quorum: z.strictObject({ moreThanOneOf: positive, least: positive }),
  mostMembers: positive,
  longestTermMonths: positive,
  mostOnAgenda: positive,
  mostWords: positive,
  mostRounds: positive,
});

/** Reads rules/committees/committees.yaml. @throws when it is not what its shape says */
export const loadCommitteeRules = (): CommitteeRules => loadRules(file, shape);
