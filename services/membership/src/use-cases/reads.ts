import type { Caller } from '@mumaris/kit/auth/caller';
import { batchOne } from '@mumaris/kit/batch';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import type { ApplicationStatus } from '@mumaris/schemas';
import { openStatuses } from '../domain/lifecycle';
import type { Practitioner } from '../domain/practitioner';
import type { Deps } from './deps';

const staff = ['REVIEWER', 'SUPPORT'] as const;

/** The owner of a thing, and the staff who handle applications. */
const mayRead = ({ accountId, roles }: Caller, owned: { readonly accountId: string }): boolean =>
  accountId !== undefined && (accountId === owned.accountId || staff.some((role) => roles.includes(role)));

/** Loads many by a key in one query; what the caller may not read is as if it did not exist. */
const readable = <T extends { readonly accountId: string }>(
  caller: Caller,
  find: (keys: readonly string[]) => Promise<T[]>,
  keyOf: (found: T) => string,
) => {
  const batch = batchOne(async (keys: readonly string[]) => {
    const found = await find(keys);
    return found.filter((one) => mayRead(caller, one));
  }, keyOf);
  return { load: async (key: string) => (await batch.load(key)) ?? null };
};

interface ApplicationsOf extends PageArguments {
  readonly statuses?: readonly ApplicationStatus[] | null | undefined;
  readonly open?: boolean | null | undefined;
}

/** The statuses that a filter asks for; undefined for all. */
const wanted = ({ statuses, open }: ApplicationsOf) =>
  open ? openStatuses.filter((status) => statuses?.includes(status) ?? true) : (statuses ?? undefined);

/** What one request reads: batched over its whole operation, and each thing authorised. */
export const createReads = ({ applications, practitioners, credentials, clock }: Deps, caller: Caller) => {
  const byApplication = readable(caller, applications.byIds, ({ id }) => id);
  const byPractitioner = readable(caller, practitioners.byIds, ({ id }) => id);
  const byAccount = readable(caller, practitioners.byAccountIds, ({ accountId }) => accountId);
  const byCredential = readable(caller, credentials.byIds, ({ id }) => id);
  const registrations = readable(
    caller,
    (ids) => credentials.registrationsOf(ids, dayOf(clock.now())),
    ({ practitionerId }) => practitionerId,
  );
  const found = async <T>(thing: Promise<T | null>): Promise<T> => {
    const value = await thing;
    if (value === null) throw new RuleViolation('NOT_FOUND');
    return value;
  };
  return {
    findApplication: (id: string) => byApplication.load(id),
    /** @throws RuleViolation NOT_FOUND where there is none, and where it is somebody else's */
    application: (id: string) => found(byApplication.load(id)),
    findPractitioner: (id: string) => byPractitioner.load(id),
    /** @throws RuleViolation NOT_FOUND where there is none, and where it is somebody else's */
    practitioner: (id: string) => found(byPractitioner.load(id)),
    practitionerOf: (accountId: string) => byAccount.load(accountId),
    credential: (id: string) => byCredential.load(id),
    registrationOf: ({ id }: Practitioner) => registrations.load(id),
    applicationsOf: ({ id }: Practitioner, asked: ApplicationsOf) => applications.pageOf(id, wanted(asked), asked),
    credentialsOf: ({ id }: Practitioner, page: PageArguments) => credentials.pageOf(id, page),
  };
};

export type Reads = ReturnType<typeof createReads>;
