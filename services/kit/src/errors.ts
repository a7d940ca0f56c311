import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export interface Text {
  ar: string;
  en: string;
}

/** Why a request was not carried out, as the graph shows it. */
export interface Failure {
  code: string;
  field: string[] | null;
  message: Text;
  rule: string | null;
}

type Details = Record<string, string | number>;

/**
 * A rule says no. Thrown by the domain with a code of the service's `rules/messages.yaml`;
 * `details` fill the placeholders of its texts, `field` is the path of the input that is meant.
 */
export class RuleViolation extends Error {
  override readonly name = 'RuleViolation';

  constructor(
    readonly code: string,
    readonly details: Details = {},
    readonly field?: string | readonly string[],
  ) {
    super(code);
  }
}

/** Several rules say no at once: a form is answered with all that is wrong with it. */
export class RuleViolations extends Error {
  override readonly name = 'RuleViolations';

  constructor(readonly violations: readonly RuleViolation[]) {
    super(violations.map(({ code }) => code).join(', '));
  }
}

const messageFile = z.record(
  z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  z.strictObject({ ar: z.string().min(1), en: z.string().min(1), rule: z.string().optional() }),
);
type Messages = z.infer<typeof messageFile>;

const messages: Messages = {};

/**
 * Loads the texts of a service's failures.
 * @throws when a code has no Arabic or no English text
 */
export const loadMessages = (file: string): void => {
  Object.assign(messages, messageFile.parse(parse(readFileSync(file, 'utf8'))));
};
loadMessages(path.join(__dirname, '..', 'messages', 'common.yaml'));

const fill = (text: string, details: Details) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));

/** A violation in words, in both languages. A code without a text is our mistake and is thrown as such. */
export const toFailure = ({ code, details, field }: RuleViolation): Failure => {
  const message = messages[code];
  if (!message) throw new Error(`no message for the code ${code}`);
  return {
    code,
    field: field === undefined ? null : typeof field === 'string' ? [field] : [...field],
    message: { ar: fill(message.ar, details), en: fill(message.en, details) },
    rule: message.rule ?? null,
  };
};

/** The failures that an error stands for; undefined for an error that is not a rule's. */
export const failuresOf = (error: unknown): Failure[] | undefined => {
  if (error instanceof RuleViolation) return [toFailure(error)];
  if (error instanceof RuleViolations) return error.violations.map(toFailure);
  return undefined;
};

/** Throws every violation found, if any. */
export const assertNone = (violations: readonly (RuleViolation | undefined | false)[]): void => {
  const found = violations.filter((violation) => violation instanceof RuleViolation);
  const [first, ...others] = found;
  if (first) throw others.length ? new RuleViolations(found) : first;
};
