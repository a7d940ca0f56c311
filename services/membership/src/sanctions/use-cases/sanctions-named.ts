import { dayOf } from '@mumaris/kit/calendar';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { NamedSanction } from '../../credentials';
import { shownTo } from '../domain/published-sanction';
import type { Deps } from './deps';

/** What of the sanctions against somebody a certificate of good standing names that is issued now (MEM-15, MEM-66). */
export const sanctionsNamed =
  ({ sanctionCases, sanctionRules, clock }: Pick<Deps, 'sanctionCases' | 'sanctionRules' | 'clock'>) =>
  async (practitionerId: string, tx: Transaction): Promise<NamedSanction[]> => {
    const cases = await sanctionCases.ofPractitioners([practitionerId], tx);
    return shownTo('BODIES', cases, sanctionRules, clock.now()).map(({ at, sanction: { kind } }) => ({
      text: sanctionRules.publication[kind].text,
      decidedOn: dayOf(at),
    }));
  };
