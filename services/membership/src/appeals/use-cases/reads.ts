import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { batchMany } from '@mumaris/kit/batch';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import { visible } from '@mumaris/kit/auth/visible';
import type { AppealStatus } from '@mumaris/schemas';
import { type Appeal, appealUntil } from '../domain/appeal';
import type { Deps } from './deps';

type Asked = PageArguments & { readonly statuses?: readonly AppealStatus[] | null | undefined };

const isVisible = visible<Appeal>('membership', 'Appeal');

/** What one request reads of appeals (MEM-33). */
export const createAppealReads = ({ appeals, appealRules }: Pick<Deps, 'appeals' | 'appealRules'>, caller: Caller) => {
  const ofSubject = batchMany(
    (ids: readonly string[]) => appeals.ofSubjects(ids),
    ({ subjectId }) => subjectId,
  );
  return {
    /** @throws RuleViolation NOT_FOUND */
    appeal: async (id: string): Promise<Appeal> => {
      const found = await appeals.find(id);
      if (!found || !isVisible(caller)(found)) throw new RuleViolation('NOT_FOUND');
      return found;
    },
    /** @throws RuleViolation BAD_PAGE */
    page: ({ statuses, ...page }: Asked) => appeals.page(statuses ?? undefined, accountOf(caller), page),
    ofSubject: async (subjectId: string) => (await ofSubject.load(subjectId)).filter(isVisible(caller)),
    until: (toldAt: Date) => appealUntil(toldAt, appealRules),
  };
};

export type AppealReads = ReturnType<typeof createAppealReads>;
