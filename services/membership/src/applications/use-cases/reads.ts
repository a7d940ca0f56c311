import { type AccessRule, isVisible as isVisibleBy } from '@mumaris/kit/auth/access';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { batchMany, batchOne } from '@mumaris/kit/batch';
import type { Asker } from '@mumaris/kit/limits/look-ups';
import type { PageArguments } from '@mumaris/kit/page';
import type { ApplicationStatus } from '@mumaris/schemas';
import type { CredentialReads } from '../../credentials';
import type { ProfileReads } from '../../profile';
import type { Sources } from '../domain/sources';
import type { Application } from '../domain/application';
import { checklistOf } from '../domain/checklist';
import type { KeptDecision } from '../domain/decision';
import { openStatuses } from '../domain/lifecycle';
import { requirementsOf } from '../domain/submission';
import { canI } from './can-i';
import { applicationStatus } from './application-status';
import type { Deps } from './deps';
import { promisesKept } from './promises-kept';
import { reviewQueue } from './review-queue';
import { reviewWorkload } from './workload';

/** Who sees an application that was never handed in: nobody reviews it yet. */
const unsubmitted: AccessRule = { to: ['OWNER', 'SUPPORT'], scopes: [] };

const isVisible = visible<Application>('membership', 'Application');
const isVisibleDecision = visible<KeptDecision>('membership', 'Decision');

/** What the same request reads of other features. */
interface Beside {
  readonly profiles: ProfileReads;
  readonly credentials: CredentialReads;
}

interface Asked extends PageArguments {
  readonly statuses?: readonly ApplicationStatus[] | null | undefined;
  readonly open?: boolean | null | undefined;
}

/** The statuses that a filter asks for; undefined for all. */
const wanted = ({ statuses, open }: Asked) =>
  open ? openStatuses.filter((status) => statuses?.includes(status) ?? true) : (statuses ?? undefined);

/** What one request reads of applications: batched over its whole operation, and each authorised. */
export const createApplicationReads = (
  deps: Pick<
    Deps,
    | 'applications'
    | 'decisions'
    | 'reviewers'
    | 'workload'
    | 'liftedToday'
    | 'lookUps'
    | 'documentFacts'
    | 'verificationFacts'
    | 'rules'
    | 'clock'
  >,
  { profiles, credentials }: Beside,
  asker: Asker,
) => {
  const { applications, decisions, documentFacts, verificationFacts, rules, clock } = deps;
  const verifications = batchOne(
    async (practitionerIds: readonly string[]) => {
      const people = await Promise.all(practitionerIds.map((id) => profiles.byId.find(id)));
      return [...(await verificationFacts(people.filter((one) => one !== null)))];
    },
    ([practitionerId]) => practitionerId,
  );
  /** What the rules of an application decide by. */
  const sourcesOf = async ({ practitionerId, accountId, attachments }: Application): Promise<Sources> => {
    const ids = attachments.map(({ documentId }) => documentId);
    const [practitioner, held, documents, verification] = await Promise.all([
      profiles.byId.get(practitionerId),
      credentials.held.load(practitionerId),
      documentFacts(accountId, ids),
      verifications.load(practitionerId),
    ]);
    return { practitioner, held, documents, verification: verification?.[1] };
  };
  const requirements = async (application: Application) =>
    requirementsOf(application, await sourcesOf(application), rules, clock.now());
  const { caller } = asker;
  const mayFind = isVisible(caller);
  const isFound = (one: Application) =>
    mayFind(one) && (one.submittedAt !== null || isVisibleBy(unsubmitted, caller, one));
  /** Whose applications are listed also where they were never handed in; undefined for everybody's. */
  const unsubmittedOf = isVisibleBy(unsubmitted, caller, {}) ? undefined : (caller.accountId ?? '');
  return {
    byId: batchVisible(isFound, applications.byIds, ({ id }) => id),
    pageOf: (practitionerId: string, asked: Asked) =>
      applications.pageOf({ practitionerId, statuses: wanted(asked), unsubmittedOf }, asked),
    /** Each rule for an application (MEM-04). */
    requirements,
    /** The same for who reviews it, each with its documents. */
    checklist: async (application: Application) => checklistOf(application, await requirements(application)),
    decisions: batchMany(decisions.ofApplications, ({ application }) => application.id),
    decision: batchVisible(isVisibleDecision(caller), decisions.byIds, ({ id }) => id),
    canI: canI(deps),
    status: applicationStatus(deps, asker),
    queue: reviewQueue(deps),
    workload: reviewWorkload(deps),
    promisesKept: promisesKept(deps),
  };
};

export type ApplicationReads = ReturnType<typeof createApplicationReads>;
