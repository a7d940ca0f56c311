import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { batchMany } from '@mumaris/kit/batch';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import type { Role, SanctionCaseStatus } from '@mumaris/schemas';
import { isMember } from '../../committees';
import { shownTo } from '../domain/published-sanction';
import type { SanctionCase } from '../domain/sanction-case';
import type { Deps } from './deps';

type Asked = PageArguments & { readonly statuses?: readonly SanctionCaseStatus[] | null | undefined };

const staff: readonly Role[] = ['REVIEW_LEAD', 'SECRETARY_GENERAL'];

/** What one request reads of cases (MEM-66). */
export const createSanctionReads = (deps: Deps, caller: Caller) => {
  const { sanctionCases, sanctionRules, committees, clock } = deps;
  const ofPractitioners = batchMany(
    (ids: readonly string[]) => sanctionCases.ofPractitioners(ids),
    ({ practitionerId }) => practitionerId,
  );

  /** Members of the committee see what was put before it; nobody who is of the staff sees their own before its notice. */
  const maySee = async ({ accountId, toldAt, proposals }: SanctionCase): Promise<boolean> => {
    const by = accountOf(caller);
    if (accountId === by) return toldAt !== null;
    if (staff.some((role) => caller.roles.includes(role))) return true;
    if (!proposals.length || !caller.roles.includes('COMMITTEE')) return false;
    return isMember(await committees.of(sanctionRules.committee), by, dayOf(clock.now()));
  };

  return {
    rules: sanctionRules,
    /** @throws RuleViolation NOT_FOUND */
    case: async (id: string): Promise<SanctionCase> => {
      const found = await sanctionCases.find(id);
      if (!found || !(await maySee(found))) throw new RuleViolation('NOT_FOUND');
      return found;
    },
    /** @throws RuleViolation BAD_PAGE */
    page: ({ statuses, ...page }: Asked) => sanctionCases.page(statuses ?? undefined, accountOf(caller), page),
    /** @throws RuleViolation BAD_PAGE */
    toldTo: (practitionerId: string, page: PageArguments) => sanctionCases.toldTo(practitionerId, page),
    published: async (practitionerId: string) =>
      shownTo('PUBLIC', await ofPractitioners.load(practitionerId), sanctionRules, clock.now()),
  };
};

export type SanctionReads = ReturnType<typeof createSanctionReads>;
