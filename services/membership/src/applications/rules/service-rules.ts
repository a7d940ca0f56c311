import { text } from '@mumaris/kit/rules';
import { applicationStatuses } from '@mumaris/schemas';
import { z } from 'zod';
import { looksAt } from '../domain/checks';
import { stepsProblem } from '../domain/lifecycle';
import type { Service } from '../domain/service';
import { question } from './question-rules';
import { requirement } from './requirement-rules';

const service: z.ZodType<Service> = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/),
  rule: z.string().regex(/^MEM-\d\d$/),
  name: text,
  description: text,
  steps: z.array(z.enum(applicationStatuses)).max(20),
  usualWorkingDays: z.int().positive(),
  credential: z.strictObject({
    kind: z.enum(['TRAINING_LETTER']),
    numberPrefix: z.string().regex(/^[A-Z]{1,3}$/),
  }),
  questions: z.array(question).min(1).max(100),
  requirements: z.array(requirement).min(1).max(100),
});

const problemsOf = ({ code, steps, questions, requirements }: Service): string[] => {
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

/** The whole of services.yaml; refuses a service that contradicts itself, and two of one code. */
export const serviceRules = z
  .strictObject({ services: z.array(service).min(1).max(200) })
  .superRefine(({ services }, { addIssue }) => {
    for (const message of services.flatMap(problemsOf)) addIssue({ code: 'custom', message });
    if (new Set(services.map(({ code }) => code)).size < services.length)
      addIssue({ code: 'custom', message: 'two services have the same code' });
  });
