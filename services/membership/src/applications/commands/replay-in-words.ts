import type { RequirementVerdict } from '@mumaris/schemas';
import type { Decision } from '../domain/decision';
import type { Facts } from '../domain/facts';
import type { Difference } from '../domain/replay';
import type { Requirement } from '../domain/requirements';

/** A rule's answer, in a column. */
export const verdictWords = {
  MET: 'met',
  UNMET: 'not met',
  NOT_APPLICABLE: 'not applicable',
} as const satisfies Record<RequirementVerdict, string>;

const widest = Math.max(...Object.values(verdictWords).map((word) => word.length));

const factsInWords = ({ today, known, answers, documents }: Facts): string[] => [
  `Judged on ${today}, by`,
  ...Object.entries(known).map(([name, value]) => `  ${name}: ${value}`),
  ...answers.map(({ question, row, value }) => `  ${question}${row === undefined ? '' : ` ${row + 1}`}: ${value}`),
  ...documents.map(({ slot, type, id, sha256 }) => `  ${slot}: ${type} ${id}, SHA-256 ${sha256 ?? 'not known yet'}`),
];

const ruleInWords = ({ id, rule, label, verdict, why }: Requirement): string =>
  `  ${verdictWords[verdict].padEnd(widest)}  ${rule} ${id}: ${label.en}. ${why.en}`;

const answerInWords = (answer: Requirement | undefined): string =>
  answer ? `${verdictWords[answer.verdict]} (${answer.why.en} · ${answer.why.ar})` : 'no such rule';

/** What was decided, on what, and by which rules. */
export const decisionInWords = (decision: Decision): string[] => {
  const { kind, by, at, status, text, application, rules, rulesSha256, facts, requirements } = decision;
  const { name, code, version } = rules.service;
  return [
    `${application.number}: ${name.en} (${code})`,
    `${kind} by ${by} at ${at}; ${status} from then on`,
    `  ${text.en}`,
    `  ${text.ar}`,
    ...factsInWords(facts),
    `Rules: version ${version}, SHA-256 ${rulesSha256}`,
    ...requirements.map(ruleInWords),
  ];
};

/** How today's answers compare with those of then. */
export const differencesInWords = (differences: readonly Difference[], { requirements }: Decision): string[] =>
  differences.length
    ? [
        `${differences.length} of ${requirements.length} rules answer otherwise today:`,
        ...differences.map(({ id, then, now }) => `  ${id}: ${answerInWords(then)} → ${answerInWords(now)}`),
      ]
    : [`The same answer: each of ${requirements.length} rules, judged again, says what it said.`];
