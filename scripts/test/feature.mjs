// A feature as README's guide has it written: a practitioner withdraws an activity that waits. Each step with the files it
// touches, and what it makes of each.

/** @typedef {(text: string) => string} Turn */

/** @param {string} from @param {string} to @returns {Turn} */
const replaced = (from, to) => (text) => {
  if (!text.includes(from)) throw new Error(`the guide's feature does not find: ${from}`);
  return text.replace(from, () => to);
};
/** @param {string} more @returns {Turn} */
const appended = (more) => (text) => `${text.trimEnd()}\n${more}`;
/** @param {string} whole @returns {Turn} */
const written = (whole) => () => whole;

const event = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'sa.mumaris.cpd.activity-withdrawn.v1',
  title: 'ActivityWithdrawnV1',
  description: 'A practitioner withdrew an activity (CPD-01).',
  type: 'object',
  additionalProperties: false,
  required: ['activityId', 'practitionerId'],
  properties: {
    activityId: { type: 'string', minLength: 4, maxLength: 64, description: 'The activity.' },
    practitionerId: { type: 'string', minLength: 4, maxLength: 64, description: 'The practitioner.' },
  },
};

const example = {
  specversion: '1.0',
  id: 'evt_01k8x2v6t3q9mz7c4n',
  source: '/mumaris/cpd',
  type: 'sa.mumaris.cpd.activity-withdrawn.v1',
  subject: 'act_01k8x2v6t3q9ma',
  time: '2026-11-22T09:30:00.000Z',
  datacontenttype: 'application/json',
  sequence: 2,
  data: { activityId: 'act_01k8x2v6t3q9ma', practitionerId: 'pra_01k8x2v6t3q9m5' },
};

const sdl = `
"The activity to withdraw."
input WithdrawActivityInput {
  "The activity's id."
  activityId: ID!
  "Makes a repeat of this request safe: the same key with the same input gets the first answer, for a day; a corrected input takes a new key."
  idempotencyKey: ID
}

"The activity as it was withdrawn, or why not."
type WithdrawActivityPayload implements Payload @access(to: [PUBLIC]) {
  "Null when it was not withdrawn."
  activity: CpdActivity
  "What kept the request from being carried out; empty when it was."
  errors: [Failure!]!
}
`;

/** @type {Record<string, Record<string, Turn>>} */
export const feature = {
  'Say it': {
    'schemas/subgraphs/cpd.graphql': (text) =>
      appended(sdl)(
        replaced(
          'type Mutation {\n',
          `type Mutation {
  "Withdraw an activity that waits (CPD-01). Errors: NOT_FOUND, ACTIVITY_DECIDED."
  withdrawActivity("Which activity." input: WithdrawActivityInput!): WithdrawActivityPayload! @access(to: [ACTIVE])
`,
        )(
          replaced(
            '  "What it was called."\n  title: String!\n',
            '  "What it was called."\n  title: String!\n  "When it was withdrawn; null where it was not."\n  withdrawnAt: DateTime\n',
          )(text),
        ),
      ),
    'schemas/words/cpd-activity-statuses.yaml': appended(
      '  WITHDRAWN: { ar: مسحوب, en: withdrawn, description: Its owner withdrew it. }\n',
    ),
    'schemas/codes/cpd.yaml': appended(
      'ACTIVITY_DECIDED:\n  rule: CPD-03\n  ar: صدر القرار في هذا النشاط، ولا يمكن سحبه.\n  en: This activity has been decided on and cannot be withdrawn.\n',
    ),
    'schemas/events/cpd/activity-withdrawn.v1.schema.json': written(JSON.stringify(event)),
    'schemas/events/cpd/activity-withdrawn.v1.example.json': written(JSON.stringify(example)),
  },
  'Decide it': {
    'services/cpd/src/domain/activity.ts': (text) =>
      replaced(
        '    recordedAt: now,\n',
        '    recordedAt: now,\n    withdrawnAt: null,\n',
      )(
        replaced(
          '  readonly recordedAt: Date;\n',
          '  readonly recordedAt: Date;\n  readonly withdrawnAt: Date | null;\n',
        )(text),
      ),
    'services/cpd/src/domain/withdraw-activity.ts': written(`import type { Change } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { ActivityWithdrawnV1 } from '@mumaris/schemas';
import type { Activity } from './activity';

/** Withdraws an activity that waits (CPD-01). @throws RuleViolation ACTIVITY_DECIDED */
export const withdraw = (activity: Activity, now: Date): Change<Activity> => {
  const { id: activityId, practitionerId, status } = activity;
  if (status !== 'PENDING') throw new RuleViolation('ACTIVITY_DECIDED', {}, 'activityId');
  const state: Activity = { ...activity, status: 'WITHDRAWN', withdrawnAt: now };
  return { state, events: [ActivityWithdrawnV1.of({ activityId, practitionerId })] };
};
`),
    'services/cpd/src/store/activity.model.ts': replaced(
      '    sameness: { type',
      '    withdrawnAt: { type: Date, default: null },\n    sameness: { type',
    ),
    'services/cpd/src/store/activity.repository.ts': (text) =>
      replaced(
        '  return {\n    insert:',
        '  return {\n    update: store.update,\n    insert:',
      )(
        replaced(
          'export interface Activities {\n',
          'export interface Activities {\n  update(id: string, change: (activity: Activity) => Change<Activity>): Promise<Activity>;\n',
        )(text),
      ),
  },
  'Do it': {
    'services/cpd/src/use-cases/withdraw-activity.ts': written(`import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { withdraw } from '../domain/withdraw-activity';
import type { Deps } from './record-activity';

/** Withdraws an activity of the caller's own. @throws RuleViolation NOT_FOUND for anybody else, ACTIVITY_DECIDED */
export const withdrawActivity =
  ({ activities, clock }: Deps) =>
  ({ activityId, caller }: { activityId: string; caller: Caller }) =>
    activities.update(activityId, (activity) => {
      assertOwner(caller, activity);
      return withdraw(activity, clock.now());
    });
`),
  },
  'Show it': {
    'services/cpd/src/graphql/mutations.ts': (text) =>
      replaced(
        "{ recordActivity: answersWith('activity', recordActivity) };",
        "{\n  recordActivity: answersWith('activity', recordActivity),\n  withdrawActivity: answersWith('activity', withdrawActivity),\n};",
      )(
        replaced(
          "import type { Context } from './context';",
          "import { withdrawActivity } from '../use-cases/withdraw-activity';\nimport type { Context } from './context';",
        )(text),
      ),
  },
  'Hear it': {
    'schemas/events/hearers.json': replaced(
      '"membership": ["identity", "billing"]',
      '"membership": ["identity", "billing", "cpd"]',
    ),
    'services/membership/src/applications/events/on-activity-withdrawn.ts':
      written(`import { on } from '@mumaris/kit/events/handler';
import { ActivityWithdrawnV1 } from '@mumaris/schemas';
import type { Deps } from '../use-cases/deps';

/** A withdrawn activity is nobody's any more: its practitioner has to be there. */
export const onActivityWithdrawn = ({ practitioners }: Deps) =>
  on(ActivityWithdrawnV1, ({ data: { practitionerId } }, tx) => practitioners.get(practitionerId, tx));
`),
    'services/membership/src/applications/events/index.ts': (text) =>
      replaced(
        '  onInvoiceIssued(deps),',
        '  onActivityWithdrawn(deps),\n  onInvoiceIssued(deps),',
      )(
        replaced(
          'import { onInvoiceExpired }',
          "import { onActivityWithdrawn } from './on-activity-withdrawn';\nimport { onInvoiceExpired }",
        )(text),
      ),
  },
  'Prove it': {
    'gateway/src/explorer/operations/withdraw-activity.graphql': written(
      'mutation WithdrawActivity($input: WithdrawActivityInput!) {\n  withdrawActivity(input: $input) {\n    errors {\n      code\n    }\n  }\n}\n',
    ),
  },
};
