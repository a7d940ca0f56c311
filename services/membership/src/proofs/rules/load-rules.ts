import path from 'node:path';
import { loadRules as read, text } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { ProofRules } from '../domain/proof-rules';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'proofs', 'proofs.yaml');

/** What the W3C asks of a list at least, so that its places hide each other. */
const leastEntries = 131_072;
const mostEntries = 8 * leastEntries;

const shape = z.strictObject({
  issuer: text,
  list: z.strictObject({
    entries: z.int().min(leastEntries).max(mostEntries).multipleOf(leastEntries),
    draws: z.int().min(8).max(256),
  }),
  published: z
    .strictObject({
      hours: z.int().positive().max(168),
      signedEveryMinutes: z.int().positive().max(1_440),
      maxAgeSeconds: z.int().positive().max(60),
      lookEveryMs: z.int().positive().max(500),
    })
    .refine(({ hours, signedEveryMinutes }) => signedEveryMinutes * 2 <= hours * 60, {
      error: 'a list is signed anew at least twice while it can be relied on',
    }),
  extendedDays: z.int().positive().max(31),
});

/** Reads rules/proofs/proofs.yaml. @throws when it is not what its shape says */
export const loadProofRules = (): ProofRules => read(file, shape);
