import { type Actor, type ApplicationStatus, applicationStatuses } from '@mumaris/schemas';

/**
 * The steps that a service may have (§8), each with the status in which an application waits in it. Verification is none:
 * it is a requirement of handing in (MEM-50).
 */
export const serviceSteps = {
  A: 'AWAITING_ADMIN_FEE',
  P: 'AWAITING_PAYMENT',
  V: null,
  R: 'UNDER_REVIEW',
  X: 'AWAITING_EXAM',
  C: 'WITH_COMMITTEE',
  S: 'PRELIMINARILY_APPROVED',
} as const satisfies Record<string, ApplicationStatus | null>;
export type ServiceStep = keyof typeof serviceSteps;

/** The steps in which somebody decides. */
const deciding: readonly ServiceStep[] = ['R', 'X', 'C'];

/** Whether somebody decides on an application: in a service without such a step nobody has approved it. */
export const isDecided = (steps: readonly ServiceStep[]): boolean => steps.some((step) => deciding.includes(step));

/** The statuses that a service may leave out; the others belong to every lifecycle. */
const optional: readonly (ApplicationStatus | null)[] = Object.values(serviceSteps);

/** The statuses of a service from draft to outcome, in order. */
export const statusesOf = (steps: readonly ServiceStep[]): ApplicationStatus[] => [
  'DRAFT',
  ...steps.flatMap((step) => serviceSteps[step] ?? []),
  'COMPLETED',
];

/**
 * The one table of transitions (MEM-20). Where `to` names several, the first that the service has is taken: a step that
 * does not apply is skipped. What no row allows cannot happen, whoever asks.
 */
export const transitions = [
  { from: 'DRAFT', action: 'ANSWER', actor: 'APPLICANT', to: ['DRAFT'] },
  { from: 'DRAFT', action: 'MOVE_TO_NEW_RULES', actor: 'SYSTEM', to: ['DRAFT'] },
  {
    from: 'DRAFT',
    action: 'SUBMIT',
    actor: 'APPLICANT',
    to: ['AWAITING_ADMIN_FEE', 'AWAITING_PAYMENT', 'UNDER_REVIEW', 'WITH_COMMITTEE', 'PRELIMINARILY_APPROVED'],
  },
  { from: 'DRAFT', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'AWAITING_ADMIN_FEE', action: 'NOTE_ADMIN_FEE', actor: 'SYSTEM', to: ['AWAITING_ADMIN_FEE'] },
  { from: 'AWAITING_ADMIN_FEE', action: 'SETTLE_ADMIN_FEE', actor: 'SYSTEM', to: ['UNDER_REVIEW', 'WITH_COMMITTEE'] },
  { from: 'AWAITING_ADMIN_FEE', action: 'LAPSE_ADMIN_FEE', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'AWAITING_ADMIN_FEE', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'AWAITING_PAYMENT', action: 'NOTE_FEES', actor: 'SYSTEM', to: ['AWAITING_PAYMENT'] },
  { from: 'AWAITING_PAYMENT', action: 'SETTLE_FEES', actor: 'SYSTEM', to: ['UNDER_REVIEW', 'COMPLETED'] },
  { from: 'AWAITING_PAYMENT', action: 'LAPSE_FEES', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'AWAITING_PAYMENT', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'UNDER_REVIEW', action: 'CLAIM', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'RELEASE', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'REASSIGN', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'TICK', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'ASK_OPINION', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'GIVE_OPINION', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'LAPSE_CLAIM', actor: 'SYSTEM', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'RETURN', actor: 'REVIEWER', to: ['RETURNED'] },
  {
    from: 'UNDER_REVIEW',
    action: 'APPROVE',
    actor: 'REVIEWER',
    to: ['AWAITING_EXAM', 'WITH_COMMITTEE', 'PRELIMINARILY_APPROVED', 'COMPLETED'],
  },
  { from: 'UNDER_REVIEW', action: 'REJECT', actor: 'REVIEWER', to: ['REJECTED'] },
  { from: 'UNDER_REVIEW', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'RETURNED', action: 'ANSWER', actor: 'APPLICANT', to: ['RETURNED'] },
  { from: 'RETURNED', action: 'MOVE_RETURN_END', actor: 'SYSTEM', to: ['RETURNED'] },
  { from: 'RETURNED', action: 'RESUBMIT', actor: 'APPLICANT', to: ['UNDER_REVIEW'] },
  { from: 'RETURNED', action: 'LAPSE_RETURN', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'RETURNED', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'AWAITING_EXAM', action: 'PASS_EXAM', actor: 'SYSTEM', to: ['PRELIMINARILY_APPROVED', 'COMPLETED'] },
  { from: 'AWAITING_EXAM', action: 'FAIL_EXAM', actor: 'SYSTEM', to: ['REJECTED'] },
  { from: 'AWAITING_EXAM', action: 'NOTE_EXAM_FEE', actor: 'SYSTEM', to: ['AWAITING_EXAM'] },
  { from: 'AWAITING_EXAM', action: 'SETTLE_EXAM_FEE', actor: 'SYSTEM', to: ['AWAITING_EXAM'] },
  { from: 'AWAITING_EXAM', action: 'LAPSE_EXAM_FEE', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'AWAITING_EXAM', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'WITH_COMMITTEE', action: 'COMMITTEE_GRANTS', actor: 'SYSTEM', to: ['PRELIMINARILY_APPROVED', 'COMPLETED'] },
  { from: 'WITH_COMMITTEE', action: 'COMMITTEE_REFUSES', actor: 'SYSTEM', to: ['REJECTED'] },
  { from: 'WITH_COMMITTEE', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'PRELIMINARILY_APPROVED', action: 'NOTE_SERVICE_FEE', actor: 'SYSTEM', to: ['PRELIMINARILY_APPROVED'] },
  { from: 'PRELIMINARILY_APPROVED', action: 'SETTLE_SERVICE_FEE', actor: 'SYSTEM', to: ['COMPLETED'] },
  { from: 'PRELIMINARILY_APPROVED', action: 'LAPSE_SERVICE_FEE', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'PRELIMINARILY_APPROVED', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },
] as const satisfies readonly Transition[];

/**
 * The transitions that an appeal of a rejection opens (MEM-33): on, as if it had been granted, or back to the step that refused it. A table
 * of its own: a rejected application is over for everybody else.
 */
export const appealTransitions = [
  {
    from: 'REJECTED',
    action: 'APPEAL_APPROVES',
    actor: 'SYSTEM',
    to: ['AWAITING_EXAM', 'WITH_COMMITTEE', 'PRELIMINARILY_APPROVED', 'COMPLETED'],
  },
  { from: 'REJECTED', action: 'APPEAL_GRANTS', actor: 'SYSTEM', to: ['PRELIMINARILY_APPROVED', 'COMPLETED'] },
  { from: 'REJECTED', action: 'APPEAL_BACK_TO_REVIEW', actor: 'SYSTEM', to: ['UNDER_REVIEW'] },
  { from: 'REJECTED', action: 'APPEAL_BACK_TO_COMMITTEE', actor: 'SYSTEM', to: ['WITH_COMMITTEE'] },
] as const satisfies readonly Transition[];

interface Transition {
  readonly from: ApplicationStatus;
  readonly action: string;
  readonly actor: Actor;
  readonly to: readonly ApplicationStatus[];
}
export type Action = (typeof transitions | typeof appealTransitions)[number]['action'];

/** The statuses in which the Commission has an application in hand; in any other it waits for its applicant, or has ended (MEM-34). */
export const inHandStatuses = ['UNDER_REVIEW', 'WITH_COMMITTEE'] as const satisfies readonly ApplicationStatus[];

type Row = Transition & { readonly action: Action };
const lifecycle: readonly Row[] = transitions;
const rows: readonly Row[] = [...transitions, ...appealTransitions];

/** The statuses from which something can still happen: the application is open (MEM-26, MEM-27). */
export const openStatuses: readonly ApplicationStatus[] = applicationStatuses.filter((status) =>
  lifecycle.some(({ from }) => from === status),
);

export const isOpen = (status: ApplicationStatus): boolean => openStatuses.includes(status);

/** Where a row leads a service that has these statuses: the first that it has. */
const targetOf = ({ to }: Pick<Transition, 'to'>, statuses: readonly ApplicationStatus[]) =>
  to.find((status) => statuses.includes(status) || !optional.includes(status));

/** Where an action leads; undefined where the table does not allow it. */
export const nextStatus = (
  from: ApplicationStatus,
  action: Action,
  actor: Actor,
  steps: readonly ServiceStep[],
): ApplicationStatus | undefined => {
  const row = rows.find((one) => one.from === from && one.action === action && one.actor === actor);
  return row && targetOf(row, statusesOf(steps));
};

/** The actions that the table allows in a status, in its order. */
export const actionsIn = (status: ApplicationStatus): Action[] =>
  rows.filter(({ from }) => from === status).map(({ action }) => action);

/** What is wrong with a service's steps: the table has to lead from each to the next. Undefined when nothing is. */
export const stepsProblem = (steps: readonly ServiceStep[]): string | undefined => {
  if (!steps.length) return 'a service has at least one step';
  const statuses = statusesOf(steps);
  for (const [index, status] of statuses.slice(1).entries()) {
    const from = statuses[index];
    if (!rows.some((row) => row.from === from && targetOf(row, statuses) === status))
      return `no transition leads from ${from} to ${status}`;
  }
  return undefined;
};
