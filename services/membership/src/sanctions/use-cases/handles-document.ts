import { dayOf } from '@mumaris/kit/calendar';
import { isMember } from '../../committees';
import type { Deps } from './deps';

type Needed = Pick<Deps, 'sanctionCases' | 'sanctionRules' | 'committees' | 'clock'> & {
  /** The accounts of those who lead. */
  leads(): Promise<string[]>;
};

/** Whether a member of staff sees to a case that a document was brought to: who leads, and the committee once it is before it (MEM-05, MEM-66). */
export const handlesCaseDocument =
  ({ sanctionCases, sanctionRules, committees, leads, clock }: Needed) =>
  async (staffAccountId: string, documentId: string): Promise<boolean> => {
    const found = await sanctionCases.withDocument(documentId);
    const others = found.filter(({ accountId }) => accountId !== staffAccountId);
    if (!others.length) return false;
    if ((await leads()).includes(staffAccountId)) return true;
    const committee = await committees.of(sanctionRules.committee);
    return (
      isMember(committee, staffAccountId, dayOf(clock.now())) && others.some(({ proposals }) => proposals.length > 0)
    );
  };
