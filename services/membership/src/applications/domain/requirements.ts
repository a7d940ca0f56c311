import { say } from '@mumaris/kit/words/say';
import type { RequirementVerdict, Text } from '@mumaris/schemas';
import { rowsOf } from './answers';
import { type Check, type Finding, findingOf, holds, looksAt } from './checks';
import { type Facts, isFact } from './facts';
import type { Question, RowsQuestion } from './question';
import type { Advice } from './reasons';
import type { RequirementRule, RequirementWords } from './requirement-rule';
import type { JudgedBy } from './service';
import { type Slot, slotFinding } from './slot';

/** One rule of a service as it stands for one application (MEM-04). */
export interface Requirement {
  readonly id: string;
  readonly rule: string;
  readonly label: Text;
  readonly eligibility: boolean;
  readonly verdict: RequirementVerdict;
  readonly why: Text;
  /** What to do; null unless it is unmet. */
  readonly advice: Text | null;
  /** The question that is meant; null where none is. */
  readonly question: string | null;
  /** The document that is meant; null where none is. */
  readonly document: string | null;
}

/** What every rule is made of, wherever it comes from. */
interface Ruled {
  readonly id: string;
  readonly rule: string;
  readonly label: Text;
  readonly advice: Text;
  readonly eligibility?: boolean;
  readonly question?: string;
  readonly document?: string;
  /** Why it does not apply; undefined where it does. */
  readonly notApplicable: Text | undefined;
  readonly finding: Finding | undefined;
  readonly words?: RequirementRule['words'];
}

const answerCheck = ({ id, kind }: Question): Check => ({
  kind: kind === 'CONFIRMATION' ? 'confirmed' : 'answered',
  of: id,
});

const rowsFinding = ({ min, questions, each = [] }: RowsQuestion, facts: Facts): Finding | undefined => {
  const rows = rowsOf(facts.answers, questions);
  if (rows.length < min) return { reason: 'TOO_FEW_ROWS', details: { count: min - rows.length } };
  const inRows = rows.map((row) => ({
    ...facts,
    answers: Object.entries(row).map(([question, value]) => ({ question, value })),
  }));
  const row = inRows.findIndex((here) =>
    questions.some((inner) => !inner.optional && holds(inner.when, here) && !holds(answerCheck(inner), here)),
  );
  if (row >= 0) return { reason: 'ROW_INCOMPLETE', details: { row: row + 1 } };
  const found = inRows.flatMap((here) => each.map((check) => findingOf(check, here)));
  return found.find((finding) => finding && finding.reason !== 'NOT_ANSWERED');
};

const adviceOn = (question: Question): Advice =>
  question.kind === 'ROWS' ? 'FILL_ROWS' : question.kind === 'CONFIRMATION' ? 'CONFIRM' : 'ANSWER';

const ofQuestion = (question: Question, { rule }: JudgedBy, words: RequirementWords, facts: Facts): Ruled => {
  const { id, label, when } = question;
  return {
    id,
    rule,
    label,
    advice: say(words.advices[adviceOn(question)], { label }),
    question: id,
    notApplicable: holds(when, facts) ? undefined : words.reasons.NOT_ASKED,
    finding: question.kind === 'ROWS' ? rowsFinding(question, facts) : findingOf(answerCheck(question), facts),
  };
};

const ofSlot = (slot: Slot, words: RequirementWords, facts: Facts): Ruled => {
  const { id, rule, label, when, unless } = slot;
  const finding = slotFinding(slot, facts.documents, facts.today);
  const advice = finding?.reason === 'DOCUMENT_BEING_CHECKED' ? 'WAIT_FOR_CHECK' : 'ATTACH';
  return {
    id,
    rule,
    label,
    advice: (advice === 'ATTACH' && slot.advice) || say(words.advices[advice], { label }),
    document: id,
    notApplicable: holds(when, facts) ? undefined : (unless ?? words.reasons.NOT_ASKED),
    finding,
  };
};

/** Whether it concerns somebody by what is known of the person: then it is told before its question is answered. */
const isByFacts = ({ when }: RequirementRule): boolean =>
  when !== undefined && looksAt(when).every(({ of }) => isFact(of));

/** Why a rule does not apply; undefined where it does. What else is not answered yet is missing once, at its question. */
const exemption = (
  requirement: RequirementRule,
  finding: Finding | undefined,
  { reasons }: RequirementWords,
  facts: Facts,
): Text | undefined => {
  const { when, unless, inForceFrom } = requirement;
  if (inForceFrom !== undefined && facts.today < inForceFrom)
    return say(reasons.NOT_IN_FORCE_YET, { day: { day: inForceFrom } });
  if (!holds(when, facts)) return unless ?? reasons.NOT_ASKED;
  return finding?.reason === 'NOT_ANSWERED' && !isByFacts(requirement) ? reasons.AFTER_THE_ANSWER : undefined;
};

const ofRule = (requirement: RequirementRule, words: RequirementWords, facts: Facts): Ruled => {
  const { id, rule, label, advice, eligibility, check, words: own } = requirement;
  const question = looksAt(check).find(({ of }) => !isFact(of))?.of;
  const finding = findingOf(check, facts);
  return {
    id,
    rule,
    label,
    advice,
    eligibility,
    ...(question !== undefined && { question }),
    notApplicable: exemption(requirement, finding, words, facts),
    finding,
    words: own,
  };
};

/** A rule's word: whether it applies, whether it is met, why, and what to do. */
const told = (
  { notApplicable, finding, advice, words: own = {}, ...ruled }: Ruled,
  words: RequirementWords,
): Requirement => {
  const verdict = notApplicable ? 'NOT_APPLICABLE' : finding ? 'UNMET' : 'MET';
  const said = finding && own[finding.reason];
  const reason = finding ? say(said?.why ?? words.reasons[finding.reason], finding.details) : words.reasons.HOLDS;
  return {
    eligibility: false,
    question: null,
    document: null,
    ...ruled,
    verdict,
    why: notApplicable ?? reason,
    advice: verdict === 'UNMET' ? (said?.advice ?? advice) : null,
  };
};

/**
 * Each rule of a service on the facts of a day (MEM-04): what follows from its questions and its documents, and its own.
 * The same function answers `requirements`, submission, the catalogue, "Can I?" and a decision that is run again.
 */
export const judge = (service: JudgedBy, words: RequirementWords, facts: Facts): Requirement[] => {
  const seen = { ...facts, answers: askedOf(service.questions, facts) };
  return [
    ...service.requirements.map((requirement) => ofRule(requirement, words, seen)),
    ...service.questions
      .filter(({ optional }) => !optional)
      .map((question) => ofQuestion(question, service, words, seen)),
    ...service.documents.map((slot) => ofSlot(slot, words, seen)),
  ].map((ruled) => told({ ...ruled, notApplicable: waiverOf(ruled, facts) ?? ruled.notApplicable }, words));
};

/** Why an exception lifts a rule; undefined where none does (MEM-36). */
const waiverOf = ({ id }: Ruled, { waived = [] }: Facts): Text | undefined =>
  waived.find(({ requirement }) => requirement === id)?.why;

/** The answers that count: what is left from a follow-up question that is asked no more does not. */
const askedOf = (questions: readonly Question[], facts: Facts) => {
  const open = new Set(questions.filter(({ when }) => when && !holds(when, facts)).map(({ id }) => id));
  return open.size ? facts.answers.filter(({ question }) => !open.has(question)) : facts.answers;
};
