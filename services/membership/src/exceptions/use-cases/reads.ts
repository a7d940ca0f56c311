import { batchOne } from '@mumaris/kit/batch';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import type { ExceptionStatus } from '@mumaris/schemas';
import { type Exception, type Proposal, statusesToEnd } from '../domain/exception';
import type { WrittenProposal } from '../domain/proposal';
import type { Deps } from './deps';
import { exceptionsInForce } from './in-force';
import { kindsOf } from './kinds';
import { readWritten } from './propose-exception';

interface Asked extends PageArguments {
  readonly statuses?: readonly ExceptionStatus[] | null | undefined;
}

/** What one request reads of exceptions. */
export const createExceptionReads = (deps: Deps) => {
  const { exceptions, practitioners } = deps;
  const kinds = kindsOf(deps);
  const byId = batchOne(
    (ids: readonly string[]) => exceptions.byIds(ids),
    ({ id }) => id,
  );
  const affectedBy = async (proposal: Proposal) => {
    const { sample, ...figures } = await kinds[proposal.kind].affected(proposal);
    const people = await practitioners.byIds([...new Set(sample.map(({ practitionerId }) => practitionerId))]);
    const fileNumbers = new Map(people.map(({ id, fileNumber }) => [id, fileNumber]));
    return {
      ...figures,
      sample: sample.map(({ practitionerId, ...record }) => ({
        ...record,
        fileNumber: fileNumbers.get(practitionerId) ?? '',
      })),
    };
  };
  return {
    byId,
    get: async (id: string): Promise<Exception> => {
      const found = await byId.load(id);
      if (!found) throw new RuleViolation('NOT_FOUND');
      return found;
    },
    /** Those in force today, for everybody. */
    published: () => exceptionsInForce(deps),
    register: ({ statuses, ...page }: Asked) => exceptions.page(statuses ?? undefined, page),
    /** Whom a proposal would concern; nothing is kept. @throws RuleViolation or RuleViolations as readProposal does */
    preview: (written: WrittenProposal) => affectedBy(readWritten(deps)(written)),
    /** Whom one that is open concerns; null for any other. */
    affected: async (exception: Exception) => (statusesToEnd.includes(exception.status) ? affectedBy(exception) : null),
    applied: ({ id, kind }: Exception) => kinds[kind].applied(id),
  };
};

export type ExceptionReads = ReturnType<typeof createExceptionReads>;
