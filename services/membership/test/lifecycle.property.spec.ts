import { newReviewer } from '../src/reviewers/domain/reviewer';
import fc from 'fast-check';
import { failuresOf } from '@mumaris/kit/errors';
import { advance } from '../src/applications/domain/advance';
import type { Application } from '../src/applications/domain/application';
import { cancel, lapseFee, lapseReturn } from '../src/applications/domain/cancellation';
import { claim, lapseClaim, release } from '../src/applications/domain/claim';
import type { Change } from '@mumaris/kit/change';
import { actors, type ApplicationStatus, applicationStatuses } from '@mumaris/schemas';
import { noteFeeDue, settleFee } from '../src/applications/domain/fees';
import { isOpen, type ServiceStep, statusesOf, transitions } from '../src/applications/domain/lifecycle';
import { approve, reject, returnToApplicant } from '../src/applications/domain/review';
import { answerQuestions, resubmit, submit } from '../src/applications/domain/submission';
import type { Rules } from '../src/applications/domain/rules';
import { answered, deficiencies, draft, journey, now, rules, rulesWithSteps } from './given';
import { answers } from './people';

type Command = (application: Application, rules: Rules, at: Date) => Change<Application>;

const reason = { ar: 'لا يستوفي الشروط.', en: 'The conditions are not met.' };
const kinds = ['ADMINISTRATIVE', 'SERVICE', 'COMBINED'] as const;
const reviewers = ['acc_saad', 'acc_hind', draft.accountId].map(newReviewer);

/** Everything that anybody or anything does to an application. */
const commands: Record<string, Command> = {
  answer: (a, rules, at) => answerQuestions(a, answers, rules, at),
  submit: (a, rules, at) => submit(a, journey, rules, at),
  resubmit: (a, rules, at) => resubmit(a, journey, rules, at),
  cancel,
  lapseReturn,
  lapseClaim,
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

/** What has happened once a command was tried: the same state where a rule said no. */
const attempt = (command: Command, application: Application, rules: Rules, at: Date): Change<Application> => {
  try {
    return command(application, rules, at);
  } catch (error) {
    if (!failuresOf(error)) throw error;
    return { state: application };
  }
};

const allowed = (from: ApplicationStatus, to: ApplicationStatus, actor: string) =>
  transitions.some((row) => row.from === from && row.actor === actor && (row.to as readonly string[]).includes(to));

const good = ['submit', 'ADMINISTRATIVE paid', 'COMBINED paid', 'acc_saad claims', 'acc_saad approves', 'SERVICE paid'];

/** Mostly what leads on, so that walks come far; among it everything else, at any time. */
const moves = fc.array(
  fc.record({
    name: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...good) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(commands)) },
    ),
    hours: fc.oneof(
      { weight: 9, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(1, 24, 31 * 24) },
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
      const rules = rulesWithSteps(steps);
      let state = start;
      let at = now;
      for (const { name, hours } of moves) {
        at = new Date(at.getTime() + hours * 3_600_000);
        const before = state;
        const decision = attempt(commands[name] as Command, before, rules, at);
        state = decision.state;
        if (!isOpen(before.status)) expect(decision).toEqual({ state: before });
        if (state.status === before.status) continue;
        reached.add(state.status);
        const [entry] = state.timeline.slice(before.timeline.length);
        expect(allowed(before.status, state.status, entry?.actor ?? '')).toBe(true);
        expect([...statusesOf(steps), 'RETURNED', 'REJECTED', 'CANCELLED']).toContain(state.status);
        if (state.status !== 'AWAITING_EXAM' && state.status !== 'WITH_COMMITTEE')
          expect(decision.events?.length).toBeGreaterThan(0);
        expect(entry?.status).toBe(state.status);
      }
      expect(state.timeline.at(-1)?.status).toBe(state.status);
      expect(state.credentialId !== null).toBe(state.status === 'COMPLETED');
      expect(state.claim === null || state.status === 'UNDER_REVIEW').toBe(true);
      expect(state.dueAt !== null).toBe(state.status === 'RETURNED');
    }),
    { numRuns: 400, seed: 20261122 },
  );
  expect([...reached].sort()).toEqual(applicationStatuses.filter((status) => status !== 'DRAFT').sort());
});

test('MEM-20 any action tried by any side in any status goes where its row says, or nowhere', () => {
  const tries = fc.record({
    steps: fc.constantFrom(...stepSets),
    status: fc.constantFrom(...applicationStatuses),
    action: fc.constantFrom(...transitions.map((row) => row.action)),
    actor: fc.constantFrom(...actors),
  });
  fc.assert(
    fc.property(tries, ({ steps, status, action, actor }) => {
      const before = { ...answered, status };
      const step = { action, by: { actor, id: null }, what: 'STARTED' } as const;
      const rules = rulesWithSteps(steps);
      const { state } = attempt((a) => advance(a, step, journey, rules, now), before, rules, now);
      const row = transitions.find((one) => one.from === status && one.action === action && one.actor === actor);
      if (row) expect(row.to).toContain(state.status);
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
