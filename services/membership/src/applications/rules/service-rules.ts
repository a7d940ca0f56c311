import { text } from '@mumaris/kit/rules';
import { credentialKinds } from '@mumaris/schemas';
import { z } from 'zod';
import { isOfVerifications, type Look, looksAt } from '../domain/checks';
import { facts, isFact } from '../domain/facts';
import { serviceSteps, type ServiceStep, stepsProblem } from '../domain/lifecycle';
import type { Question } from '../domain/question';
import { allQuestions, checksOf, type Service } from '../domain/service';
import { joinProblems, joins } from './join-rules';
import { question } from './question-rules';
import { requirement, slot } from './requirement-rules';

const steps = Object.keys(serviceSteps) as [ServiceStep, ...ServiceStep[]];

/** One file of rules/applications/services: one version of one service. */
const shape: z.ZodType<Service> = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/),
  version: z.int().positive(),
  inForceFrom: z.iso.date(),
  changes: text.nullable().default(null),
  rule: z.string().regex(/^[A-Z]{3}-\d\d$/),
  name: text,
  description: text,
  opensSoon: z.boolean().default(false),
  steps: z.array(z.enum(steps)).max(10),
  promisedWorkingDays: z.int().positive(),
  usualWorkingDays: z.int().positive(),
  committee: z.string().optional(),
  outcome: z
    .strictObject({
      kind: z.enum(credentialKinds),
      numberPrefix: z.string().regex(/^[A-Z]{1,3}$/),
      months: z.int().positive().optional(),
      changesEmployer: z.boolean().optional(),
      renews: z.boolean().optional(),
      shortfallYears: z.int().positive().optional(),
    })
    .nullable()
    .default(null),
  joins: joins.optional(),
  questions: z.array(question).max(100).default([]),
  documents: z.array(slot).max(50).default([]),
  requirements: z.array(requirement).max(100).default([]),
});

const kindsOfAnswers: Partial<Record<Question['kind'], Look['kind']>> = {
  DATE: 'DATE',
  CONFIRMATION: 'CONFIRMATION',
  ENTRY: 'ENTRY',
};

/** What is wrong with what a check looks at; undefined when nothing is. */
const lookProblem = ({ of, kind, values = [] }: Look, questions: readonly Question[]): string | undefined => {
  if (isFact(of)) return kind && facts[of] !== kind ? `needs ${of} to be a ${kind}` : undefined;
  const found = questions.find(({ id }) => id === of);
  if (!found) return `looks at ${of}, which is neither asked nor known`;
  if (kind && kindsOfAnswers[found.kind] !== kind) return `needs ${of} to be a ${kind}`;
  if (found.kind !== 'CHOICE') return undefined;
  const strange = values.find((value) => !found.choices.some((choice) => choice.value === value));
  return strange === undefined ? undefined : `compares ${of} with ${strange}, which cannot be chosen`;
};

const problemsOf = (service: Service): string[] => {
  const { code, opensSoon, outcome, version, changes, questions, documents, requirements } = service;
  const asked = allQuestions(questions);
  const ids = [...asked, ...documents, ...requirements].map(({ id }) => id);
  return [
    stepsProblem(service.steps),
    service.steps.includes('C') !== (service.committee !== undefined) &&
      'step C names its committee, and nothing else does',
    !opensSoon && !outcome && 'a service that is open grants something',
    service.steps.includes('V') !== requirements.some(({ check }) => isOfVerifications(check)) &&
      'step V is a requirement whose check is verified, and the other way round',
    version > 1 && !changes && 'a later version says what it changes',
    new Set(ids).size < ids.length && `an id is used twice among ${ids.join(', ')}`,
    ...joinProblems(service),
    ...checksOf(service).flatMap(([id, check]) =>
      looksAt(check).map((look) => {
        const problem = lookProblem(look, asked);
        return problem && `${id} ${problem}`;
      }),
    ),
  ]
    .filter((problem) => typeof problem === 'string')
    .map((problem) => `${code}: ${problem}`);
};

/** A file of rules/applications/services; refuses a service that contradicts itself. */
export const serviceRules = shape.superRefine((service, { addIssue }) => {
  for (const message of problemsOf(service)) addIssue({ code: 'custom', message });
});

/** What is wrong with all versions together: each service has each version once, and a later one begins later. */
export const versionProblems = (services: readonly Service[]): string[] =>
  services.flatMap(({ code, version, inForceFrom }) => {
    const others = services.filter((one) => one.code === code);
    const same = others.filter((one) => one.version === version).length > 1;
    const before = others.find((one) => one.version === version - 1);
    return [
      same && `${code}: two files are version ${version}`,
      version > 1 && !before && `${code}: version ${version - 1} is missing`,
      before && before.inForceFrom >= inForceFrom && `${code}: version ${version} has to begin after ${version - 1}`,
    ].filter((problem) => typeof problem === 'string');
  });
