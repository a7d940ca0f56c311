import { newReviewer } from '../src/reviewers/domain/reviewer';
import fc from 'fast-check';
import { failuresOf } from '@mumaris/kit/errors';
import { advance } from '../src/applications/domain/advance';
import { changeRejection, rejectionOf } from '../src/applications/domain/appealed-rejection';
import type { Application } from '../src/applications/domain/application';
import { cancel, lapseFee, lapseReturn } from '../src/applications/domain/cancellation';
import { prolongReturn, shortenReturn } from '../src/applications/domain/excepted';
import { failExam, passExam } from '../src/applications/domain/exam-outcome';
import { claim, lapseClaim, release } from '../src/applications/domain/claim';
import { addDays, dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { actors, type ApplicationStatus, applicationStatuses } from '@mumaris/schemas';
import { noteFeeDue, settleFee } from '../src/applications/domain/fees';
import {
  appealTransitions,
  inHandStatuses,
  isOpen,
  type ServiceStep,
  statusesOf,
  transitions,
} from '../src/applications/domain/lifecycle';
import { onRulesInForce } from '../src/applications/domain/new-rules';
import { escalate, reckonAnew } from '../src/applications/domain/promise';
import { approve, reject, returnToApplicant } from '../src/applications/domain/review';
import { answerQuestions, resubmit, submit } from '../src/applications/domain/submission';
import { type Rules, rulesOf } from '../src/applications/domain/rules';
import { system } from '../src/applications/domain/step';
import { answered, deficiencies, draft, journey, now, practitioner, rules, rulesWithSteps } from './given';
import { answers } from './people';

type Command = (application: Application, rules: Rules, at: Date) => Change<Application>;

const reason = { ar: 'لا يستوفي الشروط.', en: 'The conditions are not met.' };
const kinds = ['ADMINISTRATIVE', 'SERVICE', 'COMBINED', 'EXAM'] as const;
const reviewers = ['acc_saad', 'acc_hind', draft.accountId].map(newReviewer);

/** What ends or moves on by itself, at any moment. */
const sweeps: Record<string, Command> = {
  lapseReturn,
  lapseClaim,
  onRulesInForce,
  reckonAnew,
  escalate: (a, _, at) => escalate(a, ['acc_lead'], at),
};

const withMoreHolidays = (rules: Rules): Rules => {
  const { officeHours } = rules.lifecycle;
  const holiday = { from: '2026-11-24', to: '2026-11-26', name: { ar: 'إجازة', en: 'Holiday' } };
  return {
    ...rules,
    lifecycle: { ...rules.lifecycle, officeHours: { ...officeHours, version: 2, holidays: [holiday] } },
  };
};

/** By an exception for many at once. */
const excepted = { exceptionId: 'exc_1', reason };

/** What exams and committees will say. */
const follow = (application: Application, action: 'COMMITTEE_GRANTS', rules: Rules, at: Date) =>
  advance(application, { action, by: system, what: 'APPROVED' }, journey, rules, at);

/** What two people decide on an appeal of a rejection (MEM-33). */
const appealed =
  (outcome: 'CHANGED' | 'SENT_BACK'): Command =>
  (a, rules, at) =>
    rejectionOf(a) ? changeRejection(a, { outcome, reason }, journey, rules, at) : silent(a);
const appeals: Record<string, Command> = {
  'appeal changes': appealed('CHANGED'),
  'appeal sends back': appealed('SENT_BACK'),
};

/** Everything that anybody or anything does to an application. */
const commands: Record<string, Command> = {
  ...appeals,
  answer: (a, rules, at) => answerQuestions(a, answers, practitioner, rules, at),
  submit: (a, rules, at) => submit(a, journey, rules, at),
  resubmit: (a, rules, at) => resubmit(a, journey, rules, at),
  cancel,
  ...sweeps,
  prolongReturn: (a, rules, at) => silent(prolongReturn(a, { ...excepted, until: addDays(dayOf(at), 40) }, rules, at)),
  shortenReturn: (a, rules, at) => silent(shortenReturn(a, { ...excepted, notice: addDays(dayOf(at), 3) }, rules, at)),
  'new hours': (a, rules) => reckonAnew(a, withMoreHolidays(rules)),
  'exam passed': (a, rules, at) => passExam(a, journey, rules, at),
  'exam failed': (a, rules, at) => failExam(a, reason, rules, at),
  'committee grants': (a, rules, at) => follow(a, 'COMMITTEE_GRANTS', rules, at),
  ...Object.fromEntries(
    kinds.flatMap((kind): [string, Command][] => [
      [`${kind} due`, (a, rules, at) => noteFeeDue(a, { kind, invoice: 'INV', dueAt: at }, rules, at)],
      [`${kind} paid`, (a, rules, at) => settleFee(a, { kind, receipt: 'RCT' }, journey, rules, at)],
      [`${kind} expired`, (a, rules, at) => lapseFee(a, kind, rules, at)],
    ]),
  ),
  ...Object.fromEntries(
    reviewers.flatMap((reviewer): [string, Command][] => [
      [`${reviewer.id} claims`, (a, rules, at) => claim(a, reviewer, rules, at)],
      [`${reviewer.id} releases`, (a, rules, at) => release(a, reviewer, rules, at)],
      [`${reviewer.id} returns`, (a, rules, at) => returnToApplicant(a, { reviewer, deficiencies }, rules, at)],
      [`${reviewer.id} approves`, (a, rules, at) => approve(a, { reviewer }, journey, rules, at)],
      [
        `${reviewer.id} rejects`,
        (a, rules, at) => reject(a, { reviewer, text: reason, nonCompliance: true }, rules, at),
      ],
    ]),
  ),
};

/** The steps of every service of the catalogue, and some that none has. */
const stepSets: (readonly ServiceStep[])[] = [
  ...rules.services.map(({ steps }) => steps),
  ['R', 'X'],
  ['P', 'R', 'X', 'S'],
];

/** A service with these steps, whose rules change nine days after `now`. */
const rulesChanging = (steps: readonly ServiceStep[]): Rules => {
  const rules = rulesWithSteps(steps);
  const next = { ...rules.of(draft), version: 2, inForceFrom: '2026-12-01', changes: reason };
  return rulesOf({ ...rules, services: [next, ...rules.services] });
};

/** What has happened once a command was tried: the same state where a rule said no. */
const attempt = (command: Command, application: Application, rules: Rules, at: Date): Change<Application> => {
  try {
    return command(application, rules, at);
  } catch (error) {
    if (!failuresOf(error)) throw error;
    return { state: application };
  }
};

const rows = [...transitions, ...appealTransitions];
const allowed = (from: ApplicationStatus, to: ApplicationStatus, actor: string) =>
  rows.some((row) => row.from === from && row.actor === actor && (row.to as readonly string[]).includes(to));

const event = (name: string) => `sa.mumaris.membership.${name}.v1`;

/** What reaching a status says, once. */
const arrivals: Partial<Record<ApplicationStatus, string>> = {
  RETURNED: 'application-returned',
  PRELIMINARILY_APPROVED: 'application-preliminarily-approved',
  COMPLETED: 'application-completed',
  REJECTED: 'application-rejected',
  CANCELLED: 'application-cancelled',
};

/** The events of a change of status, each of them once. */
const eventsBetween = (before: Application, { status }: Application): string[] =>
  [
    before.status === 'DRAFT' && status !== 'CANCELLED' && 'application-submitted',
    before.status === 'RETURNED' && status === 'UNDER_REVIEW' && 'application-resubmitted',
    before.status === 'REJECTED' && 'application-reopened',
    status === 'UNDER_REVIEW' && !before.queuedAt && 'application-review-started',
    arrivals[status],
  ].flatMap((name) => (name ? [event(name)] : []));

/** Events that no status change says. */
const beside = [event('promise-at-risk'), event('application-rules-changed')];

/** What has a deadline has it, or billing is still to say it; whatever has none keeps none of before. */
const expectDeadlines = ({ status, dueAt, prolonged, feeDueAt, claim, promise, deficiencies }: Application) => {
  expect(dueAt !== null).toBe(status === 'RETURNED');
  if (status !== 'RETURNED') expect(prolonged).toBeNull();
  expect(deficiencies.length > 0).toBe(status === 'RETURNED');
  if (!feeStatuses.includes(status)) expect(feeDueAt).toBeNull();
  if (status !== 'UNDER_REVIEW') expect(claim).toBeNull();
  const inHand = inHandStatuses.some((one) => one === status);
  expect(promise?.state === 'RUNNING').toBe(inHand);
  expect(Boolean(promise?.atRiskFrom) !== Boolean(promise?.escalatedAt)).toBe(
    inHand || (promise?.decidedOn ? promise.escalatedAt !== null : false),
  );
};

const feeStatuses: readonly ApplicationStatus[] = [
  'AWAITING_ADMIN_FEE',
  'AWAITING_PAYMENT',
  'AWAITING_EXAM',
  'PRELIMINARILY_APPROVED',
];

const good = [
  'submit',
  'ADMINISTRATIVE paid',
  'COMBINED paid',
  'acc_saad claims',
  'acc_saad approves',
  'exam passed',
  'committee grants',
  'SERVICE paid',
];

/** Mostly what leads on, so that walks come far; among it everything else, at any time. */
const moves = fc.array(
  fc.record({
    name: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...good) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(commands)) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(sweeps)) },
    ),
    hours: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.constantFrom(1, 24, 5 * 24, 31 * 24) },
    ),
  }),
  { minLength: 10, maxLength: 40 },
);
const paths = fc.record({
  steps: fc.constantFrom(...stepSets),
  start: fc.constantFrom(draft, answered, answered),
  moves,
});

test('MEM-20 no sequence of actions, by anybody, leaves the table of transitions', () => {
  const reached = new Set<ApplicationStatus>();
  fc.assert(
    fc.property(paths, ({ steps, start, moves }) => {
      const rules = rulesChanging(steps);
      let state = start;
      let at = now;
      for (const { name, hours } of moves) {
        at = new Date(at.getTime() + hours * 3_600_000);
        const before = state;
        const decision = attempt(commands[name] as Command, before, rules, at);
        state = decision.state;
        if (!isOpen(before.status) && !(name in appeals)) expect(decision).toEqual({ state: before });
        expectDeadlines(state);
        expect((state.promise?.by ?? '') >= (before.promise?.by ?? '')).toBe(true);
        const said = (decision.events ?? []).map(({ type }) => type).filter((type) => !beside.includes(type));
        expect(said).toEqual(state.status === before.status ? [] : eventsBetween(before, state));
        if (state.status === before.status) continue;
        reached.add(state.status);
        const entry = state.timeline.slice(before.timeline.length).find(({ status }) => status === state.status);
        expect(allowed(before.status, state.status, entry?.actor ?? '')).toBe(true);
        expect([...statusesOf(steps), 'RETURNED', 'REJECTED', 'CANCELLED']).toContain(state.status);
      }
      expect(state.timeline.at(-1)?.status).toBe(state.status);
      expect(state.credentialId !== null).toBe(state.status === 'COMPLETED');
      if (state.status === 'COMPLETED')
        expect(state.timeline.map(({ status }) => status)).toEqual(expect.arrayContaining(statusesOf(steps)));
    }),
    { numRuns: 400, seed: 20261122 },
  );
  expect([...reached].sort()).toEqual(applicationStatuses.filter((status) => status !== 'DRAFT').sort());
});

test('MEM-22 MEM-23 MEM-28 MEM-34 wherever a walk has come, sweeps and billing end every deadline in time', () => {
  const reached = new Set<ApplicationStatus>();
  fc.assert(
    fc.property(paths, ({ steps, start, moves }) => {
      const rules = rulesChanging(steps);
      let at = now;
      let state = start;
      const apply = (name: string) => {
        state = attempt(commands[name] as Command, state, rules, at).state;
      };
      for (const { name, hours } of moves) {
        at = new Date(at.getTime() + hours * 3_600_000);
        apply(name);
      }
      reached.add(state.status);
      at = new Date(at.getTime() + 90 * 24 * 3_600_000);
      for (const name of [...Object.keys(sweeps), ...kinds.map((kind) => `${kind} expired`)]) apply(name);
      expect(state).toMatchObject({ dueAt: null, feeDueAt: null, claim: null });
      expect(['RETURNED', ...feeStatuses]).not.toContain(state.status);
      expect(state.promise?.atRiskFrom ?? null).toBeNull();
      if (state.status === 'DRAFT') expect(state.rulesVersion).toBe(2);
      const settled = state;
      for (const name of Object.keys(sweeps)) apply(name);
      expect(state).toBe(settled);
    }),
    { numRuns: 400, seed: 20261122 },
  );
  expect([...reached].sort()).toEqual([...applicationStatuses].sort());
});

/** Nothing goes back to a step that its service does not have. */
const isBackToNone = (action: string, steps: readonly ServiceStep[]) =>
  (action === 'APPEAL_BACK_TO_REVIEW' && !steps.includes('R')) ||
  (action === 'APPEAL_BACK_TO_COMMITTEE' && !steps.includes('C'));

test('MEM-20 any action tried by any side in any status goes where its row says, or nowhere', () => {
  const tries = fc.record({
    steps: fc.constantFrom(...stepSets),
    status: fc.constantFrom(...applicationStatuses),
    action: fc.constantFrom(...rows.map((row) => row.action)),
    actor: fc.constantFrom(...actors),
  });
  fc.assert(
    fc.property(tries, ({ steps, status, action, actor }) => {
      const before = { ...answered, status };
      const step = { action, by: { actor, id: null }, what: 'STARTED' } as const;
      const rules = rulesWithSteps(steps);
      const { state } = attempt((a) => advance(a, step, journey, rules, now), before, rules, now);
      const row = rows.find((one) => one.from === status && one.action === action && one.actor === actor);
      if (row && !isBackToNone(action, steps)) expect(row.to).toContain(state.status);
      else expect(state).toBe(before);
    }),
    { numRuns: 2_000, seed: 20261122 },
  );
});

test('MEM-20 MEM-21 shuffled and repeated steps of a good path never complete without both fees and an approval', () => {
  const shuffled = fc.array(fc.constantFrom(...good), { minLength: 5, maxLength: 30 });
  const rules = rulesWithSteps(['A', 'R', 'S']);
  let completed = 0;
  fc.assert(
    fc.property(shuffled, (names) => {
      let state = answered;
      for (const name of names) state = attempt(commands[name] as Command, state, rules, now).state;
      if (state.status !== 'COMPLETED') return;
      completed += 1;
      const happened = state.timeline.map(({ what }) => what);
      expect(happened).toEqual([
        'STARTED',
        'SUBMITTED',
        'ADMIN_FEE_PAID',
        'CLAIMED',
        'APPROVED',
        'SERVICE_FEE_PAID',
        'GRANTED',
      ]);
    }),
    { numRuns: 1_000, seed: 20261122 },
  );
  expect(completed).toBeGreaterThan(0);
});
