import path from 'node:path';
import { limitRules } from '@mumaris/kit/limits/look-up-rules';
import { loadRules as read, text } from '@mumaris/kit/rules';
import { credentialKinds, credentialStatuses } from '@mumaris/schemas';
import { z } from 'zod';
import type { GoodStandingRules } from '../domain/good-standing-rules';
import { minutesLabels, type MinutesRules } from '../domain/minutes-rules';
import { labels, type PaperRules } from '../domain/paper-rules';

const folder = path.join(__dirname, '..', '..', '..', 'rules', 'papers');

const ofEachKind = z.record(z.enum(credentialKinds), text);

const papersShape: z.ZodType<PaperRules> = z.strictObject({
  linkMinutes: z.int().min(1).max(60),
  perReader: limitRules,
  notHandedOut: z.array(z.enum(credentialStatuses)),
  issuer: z.strictObject({ name: text, address: text }),
  titles: ofEachKind,
  says: ofEachKind,
  labels: z.record(z.enum(labels), text),
  conditions: z.strictObject({ heading: text, from: text, fromUntil: text }),
  check: text,
});

const goodStandingShape: z.ZodType<GoodStandingRules> = z.strictObject({
  linkDays: z.int().min(1).max(365),
  mostLinks: z.int().min(1).max(20),
  mostWrongCodes: z.int().min(1).max(20),
  sanctions: z.strictObject({ none: text, suspended: text, suspendedUntil: text, revoked: text, decided: text }),
  conditions: z.strictObject({ none: text, below: text }),
  neverRegistered: text,
  copy: text,
  page: z.strictObject({ title: text, what: text, code: text, button: text }),
});

const minutesShape: z.ZodType<MinutesRules> = z.strictObject({
  title: text,
  members: text,
  matter: text,
  nothing: text,
  chair: text,
  member: text,
  voted: text,
  didNotVote: text,
  conflict: text,
  tookOf: text,
  votesOf: text,
  labels: z.record(z.enum(minutesLabels), text),
});

/** Reads rules/papers/minutes.yaml. @throws when it is not what its shape says */
export const loadMinutesRules = (): MinutesRules => read(path.join(folder, 'minutes.yaml'), minutesShape);

/** Reads rules/papers/papers.yaml. @throws when it is not what its shape says */
export const loadPaperRules = (): PaperRules => read(path.join(folder, 'papers.yaml'), papersShape);

/** Reads rules/papers/good-standing.yaml. @throws when it is not what its shape says */
export const loadGoodStandingRules = (): GoodStandingRules =>
  read(path.join(folder, 'good-standing.yaml'), goodStandingShape);
