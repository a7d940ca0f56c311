import { type Actor, type ApplicationStatus, applicationStatuses } from '@mumaris/schemas';

/** The applicationStatuses that a service may leave out; the others belong to every lifecycle. */
const optional: readonly ApplicationStatus[] = [
  'AWAITING_ADMIN_FEE',
  'UNDER_REVIEW',
  'AWAITING_EXAM',
  'PRELIMINARILY_APPROVED',
];

/**
 * The one table of transitions (MEM-20). Where `to` names several, the first that the service has is taken: a step that
 * does not apply is skipped. What no row allows cannot happen, whoever asks.
 */
export const transitions = [
  { from: 'DRAFT', action: 'ANSWER', actor: 'APPLICANT', to: ['DRAFT'] },
  { from: 'DRAFT', action: 'SUBMIT', actor: 'APPLICANT', to: ['AWAITING_ADMIN_FEE', 'UNDER_REVIEW'] },
  { from: 'DRAFT', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'AWAITING_ADMIN_FEE', action: 'NOTE_ADMIN_FEE', actor: 'SYSTEM', to: ['AWAITING_ADMIN_FEE'] },
  { from: 'AWAITING_ADMIN_FEE', action: 'SETTLE_ADMIN_FEE', actor: 'SYSTEM', to: ['UNDER_REVIEW'] },
  { from: 'AWAITING_ADMIN_FEE', action: 'LAPSE_ADMIN_FEE', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'AWAITING_ADMIN_FEE', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'UNDER_REVIEW', action: 'CLAIM', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'RELEASE', actor: 'REVIEWER', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'LAPSE_CLAIM', actor: 'SYSTEM', to: ['UNDER_REVIEW'] },
  { from: 'UNDER_REVIEW', action: 'RETURN', actor: 'REVIEWER', to: ['RETURNED'] },
  {
    from: 'UNDER_REVIEW',
    action: 'APPROVE',
    actor: 'REVIEWER',
    to: ['AWAITING_EXAM', 'PRELIMINARILY_APPROVED', 'COMPLETED'],
  },
  { from: 'UNDER_REVIEW', action: 'REJECT', actor: 'REVIEWER', to: ['REJECTED'] },
  { from: 'UNDER_REVIEW', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'RETURNED', action: 'ANSWER', actor: 'APPLICANT', to: ['RETURNED'] },
  { from: 'RETURNED', action: 'RESUBMIT', actor: 'APPLICANT', to: ['UNDER_REVIEW'] },
  { from: 'RETURNED', action: 'LAPSE_RETURN', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'RETURNED', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'AWAITING_EXAM', action: 'PASS_EXAM', actor: 'SYSTEM', to: ['PRELIMINARILY_APPROVED', 'COMPLETED'] },
  { from: 'AWAITING_EXAM', action: 'FAIL_EXAM', actor: 'SYSTEM', to: ['REJECTED'] },
  { from: 'AWAITING_EXAM', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },

  { from: 'PRELIMINARILY_APPROVED', action: 'NOTE_SERVICE_FEE', actor: 'SYSTEM', to: ['PRELIMINARILY_APPROVED'] },
  { from: 'PRELIMINARILY_APPROVED', action: 'SETTLE_SERVICE_FEE', actor: 'SYSTEM', to: ['COMPLETED'] },
  { from: 'PRELIMINARILY_APPROVED', action: 'LAPSE_SERVICE_FEE', actor: 'SYSTEM', to: ['CANCELLED'] },
  { from: 'PRELIMINARILY_APPROVED', action: 'CANCEL', actor: 'APPLICANT', to: ['CANCELLED'] },
] as const satisfies readonly Transition[];

interface Transition {
  readonly from: ApplicationStatus;
  readonly action: string;
  readonly actor: Actor;
  readonly to: readonly ApplicationStatus[];
}
export type Action = (typeof transitions)[number]['action'];

const rows: readonly (Transition & { readonly action: Action })[] = transitions;

/** The applicationStatuses from which something can still happen: the application is open (MEM-26, MEM-27). */
export const openStatuses: readonly ApplicationStatus[] = applicationStatuses.filter((status) =>
  rows.some(({ from }) => from === status),
);

export const isOpen = (status: ApplicationStatus): boolean => openStatuses.includes(status);

/**
 * Where an action leads; undefined where the table does not allow it.
 * @param steps the applicationStatuses that the application's service has
 */
export const nextStatus = (
  from: ApplicationStatus,
  action: Action,
  actor: Actor,
  steps: readonly ApplicationStatus[],
): ApplicationStatus | undefined =>
  rows
    .find((row) => row.from === from && row.action === action && row.actor === actor)
    ?.to.find((status) => steps.includes(status) || !optional.includes(status));

/** The actions that the table allows in a status, in its order. */
export const actionsIn = (status: ApplicationStatus): Action[] =>
  rows.filter(({ from }) => from === status).map(({ action }) => action);

/**
 * What is wrong with a service's steps: they begin as a draft, end completed, and the table leads from each to the next.
 * Undefined when nothing is.
 */
export const stepsProblem = (steps: readonly ApplicationStatus[]): string | undefined => {
  if (steps[0] !== 'DRAFT' || steps.at(-1) !== 'COMPLETED') return 'steps run from DRAFT to COMPLETED';
  for (const [index, step] of steps.slice(1).entries()) {
    const from = steps[index];
    const leads = rows.some(
      (row) =>
        row.from === from && row.to.find((status) => steps.includes(status) || !optional.includes(status)) === step,
    );
    if (!leads) return `no transition leads from ${from} to ${step}`;
  }
  return undefined;
};
