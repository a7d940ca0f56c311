import { applicationStatuses } from '@mumaris/schemas';
import { z } from 'zod';
import { stepsProblem } from '../domain/lifecycle';
import { question } from './question-rules';
import { type Check, requirement } from './requirement-rules';
import { text } from './text';

/** The services there are; the contract's enum. */
/** A service's code: data of the rules, so that a new service needs no line of code (MEM-19). */
export type ServiceCode = string;

const service = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/),
  rule: z.string().regex(/^MEM-\d\d$/),
  name: text,
  description: text,
  /** Its applicationStatuses from draft to outcome, in order; a return, a rejection and a cancellation are always possible. */
  steps: z.array(z.enum(applicationStatuses)),
  usualWorkingDays: z.int().positive(),
  credential: z.strictObject({
    kind: z.enum(['TRAINING_LETTER']),
    numberPrefix: z.string().regex(/^[A-Z]{1,3}$/),
    name: text,
  }),
  questions: z.array(question).min(1),
  requirements: z.array(requirement).min(1),
});
export type ServiceRule = z.infer<typeof service>;

/** The questions that a check looks at, with the kind of answer that it needs of each. */
const looksAt = (check: Check): { question: string; kind?: string; choice?: string }[] => {
  switch (check.kind) {
    case 'answered':
      return [{ question: check.question }];
    case 'confirmed':
      return [{ question: check.question, kind: 'CONFIRMATION' }];
    case 'dateRange': {
      const from = [check.earliest?.from, check.latest?.from].filter((id) => id !== undefined && id !== 'today');
      return [check.question, ...from].map((id) => ({ question: String(id), kind: 'DATE' }));
    }
    case 'requiredWhen':
      return [{ question: check.when.question, kind: 'CHOICE', choice: check.when.is }, ...looksAt(check.then)];
  }
};

const problemsOf = ({ code, steps, questions, requirements }: ServiceRule): string[] => {
  const problems: string[] = [];
  const wrongSteps = stepsProblem(steps);
  if (wrongSteps) problems.push(wrongSteps);
  for (const ids of [questions.map(({ id }) => id), requirements.map(({ id }) => id)])
    if (new Set(ids).size < ids.length) problems.push(`an id is used twice among ${ids.join(', ')}`);
  for (const { id, check } of requirements)
    for (const { question: asked, kind, choice } of looksAt(check)) {
      const found = questions.find((one) => one.id === asked);
      if (!found) problems.push(`${id} looks at the question ${asked}, which is not asked`);
      else if (kind && found.kind !== kind) problems.push(`${id} needs ${asked} to be a ${kind}`);
      else if (found.kind === 'CHOICE' && choice && !found.choices.some(({ value }) => value === choice))
        problems.push(`${id} compares ${asked} with ${choice}, which cannot be chosen`);
    }
  return problems.map((problem) => `${code}: ${problem}`);
};

/** The whole of rules/services.yaml; refuses a service that contradicts itself, and two of one code. */
export const serviceRules = z
  .strictObject({ services: z.array(service).min(1) })
  .superRefine(({ services }, { addIssue }) => {
    for (const message of services.flatMap(problemsOf)) addIssue({ code: 'custom', message });
    if (new Set(services.map(({ code }) => code)).size < services.length)
      addIssue({ code: 'custom', message: 'two services have the same code' });
  });
