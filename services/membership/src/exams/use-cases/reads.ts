import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { batchOne } from '@mumaris/kit/batch';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import { type Candidacy, candidacyIdOf } from '../domain/candidacy';
import { examFor } from '../domain/exam-rules';
import { offerOf, placeOf, type Sitting } from '../domain/sitting';
import type { ExamStores } from './deps';

type Wanted = PageArguments & { readonly filter?: Parameters<ExamStores['sittings']['toCome']>[1] | null | undefined };

const isVisible = visible<Candidacy>('membership', 'ApplicationExam');

/** What one request reads of exams. */
export const createExamReads = (
  deps: Pick<ExamStores, 'sittings' | 'candidacies' | 'examRules' | 'clock'>,
  caller: Caller,
) => {
  const { sittings, candidacies, examRules, clock } = deps;
  const sittingById = batchOne(
    (ids: readonly string[]) => sittings.byIds(ids),
    ({ id }) => id,
  );
  const sitting = async (id: string): Promise<Sitting> => {
    const found = await sittingById.load(id);
    if (!found) throw new RuleViolation('NOT_FOUND');
    return found;
  };
  const byId = batchVisible(isVisible(caller), candidacies.byIds, ({ id }) => id);
  return {
    rules: examRules,
    /** The exam of an application; null where it does not await one yet, or the caller may not see it. */
    ofApplication: (applicationId: string) => byId.find(candidacyIdOf(applicationId)),
    sitting,
    toCome: ({ filter, ...page }: Wanted) => sittings.toCome(clock.now(), filter ?? {}, page),
    waiting: (page: PageArguments) => candidacies.waiting(page),
    ofService: (service: string) => examFor(service, null, examRules) ?? null,
    /** The place of a candidacy on a waiting list; null where it waits no more, or booking has closed. */
    waitingOf: async ({ applicationId, waitingFor, status }: Candidacy) => {
      if (!waitingFor || status !== 'OPEN') return null;
      const waited = await sitting(waitingFor);
      const [place, offer] = [placeOf(waited, applicationId), offerOf(waited, applicationId)];
      if ((!place && !offer) || waited.startsAt <= clock.now()) return null;
      return { sitting: waited, place: place ?? null, offeredUntil: offer?.until ?? null };
    },
  };
};

export type ExamReads = ReturnType<typeof createExamReads>;
