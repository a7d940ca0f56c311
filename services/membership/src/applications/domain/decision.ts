import { createHash } from 'node:crypto';
import { type Actor, type ApplicationStatus, type DecisionKind, decisionKinds, type Text } from '@mumaris/schemas';
import type { Application, Deficiency, TimelineEntry } from './application';
import { isOfVerifications, looksAt } from './checks';
import { type Facts, isFact } from './facts';
import { wordsOf } from './outlook';
import type { RequirementWords } from './requirement-rule';
import { judge, type Requirement } from './requirements';
import type { Rules } from './rules';
import { allQuestions, checksOf, type JudgedBy, type Service } from './service';
import type { Sources } from './sources';
import { factsOf } from './submission';

/** The rules of a service and their words, whole: years later no file may have them any more. */
interface RulesThen {
  readonly service: JudgedBy & Pick<Service, 'code' | 'version' | 'inForceFrom' | 'name'>;
  readonly words: RequirementWords;
}

/**
 * What was decided on an application, and all that it was decided on, so that it can be run again (MEM-04). Of a person it names
 * nothing that the rules did not look at, and nobody who decided.
 */
export interface Decision {
  /** Of this shape; another would be another number. */
  readonly format: 1;
  readonly kind: DecisionKind;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly application: Pick<Application, 'id' | 'number'>;
  /** The status from then on. */
  readonly status: ApplicationStatus;
  /** What the applicant was told, a rejection with its reason. */
  readonly text: Text;
  readonly deficiencies: readonly Deficiency[];
  readonly rules: RulesThen;
  /** SHA-256 of the rules as JSON, in hex: whether two decisions were made by the same. */
  readonly rulesSha256: string;
  readonly facts: Facts;
  /** Each rule's answer. */
  readonly requirements: readonly Requirement[];
}

const kinds: readonly string[] = decisionKinds;
const isDecision = (entry: TimelineEntry): entry is TimelineEntry & { readonly what: DecisionKind } =>
  kinds.includes(entry.what);

/** The step between two states of an application that decides on it; undefined where none does. */
export const decidingStep = (before: Application, after: Application) =>
  after.timeline.slice(before.timeline.length).find(isDecision);

const rulesThen = (service: Service, { words }: Rules): RulesThen => {
  const { code, version, inForceFrom, name, rule, questions, documents, requirements } = service;
  return { service: { code, version, inForceFrom, name, rule, questions, documents, requirements }, words };
};

/** The facts without what none of the rules looks at: they say the same of what is left. */
export const lookedAt = (
  service: JudgedBy,
  { known, answers, categories = {}, verification, ...facts }: Facts,
): Facts => {
  const asked = allQuestions(service.questions.filter(({ optional }) => !optional)).map(({ id }) => id);
  const checks = checksOf(service).map(([, check]) => check);
  const looks = checks.flatMap((check) => looksAt(check));
  const names = new Set([...asked, ...looks.map(({ of }) => of)]);
  const forCategory = new Set(looks.filter(({ kind }) => kind === 'ENTRY').map(({ of }) => of));
  return {
    ...facts,
    ...(verification && checks.some(isOfVerifications) && { verification }),
    known: Object.fromEntries(Object.entries(known).filter(([name]) => isFact(name) && names.has(name))),
    answers: answers.filter(({ question }) => names.has(question)),
    categories: Object.fromEntries(Object.entries(categories).filter(([question]) => forCategory.has(question))),
  };
};

/**
 * What is kept of a change of an application: undefined where it decides nothing. It is judged as it was by whoever decided: by the
 * rules that count from then on, on the day that counted until then.
 */
export const decisionOf = (
  before: Application,
  after: Application,
  sources: Sources,
  rules: Rules,
): Decision | undefined => {
  const step = decidingStep(before, after);
  if (!step) return undefined;
  const { what, at, actor, status } = step;
  const { id, number, deficiencies } = after;
  const then = rulesThen(rules.of(after), rules);
  const facts = lookedAt(then.service, factsOf({ ...after, status: before.status }, sources, rules, at));
  return {
    format: 1,
    kind: what,
    at: at.toISOString(),
    by: actor,
    application: { id, number },
    status,
    text: wordsOf(step, rules),
    deficiencies,
    rules: then,
    rulesSha256: createHash('sha256').update(JSON.stringify(then)).digest('hex'),
    facts,
    requirements: judge(then.service, then.words, facts),
  };
};

/** The kind of signed text that a decision is: the `typ` of its JWS. */
export const decisionType = 'mumaris-decision+jws';

/** A decision as it is kept. */
export interface KeptDecision extends Decision {
  readonly id: string;
  /** Whose application it is about. */
  readonly accountId: string;
  /** Signed, as a compact JWS: what its applicant takes along. */
  readonly bundle: string;
}
