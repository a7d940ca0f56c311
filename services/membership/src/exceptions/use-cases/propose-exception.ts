import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { untilNumberIsFree } from '@mumaris/kit/mongo/faults';
import { type Exception, type Proposal, propose, statusesRunning } from '../domain/exception';
import { readProposal, type WrittenProposal } from '../domain/proposal';
import type { Deps } from './deps';

/** Reads a proposal by the services of the catalogue. @throws RuleViolation or RuleViolations as readProposal does */
export const readWritten =
  ({ rules, exceptionRules, clock }: Pick<Deps, 'rules' | 'exceptionRules' | 'clock'>) =>
  (written: WrittenProposal): Proposal => {
    const now = clock.now();
    const catalogue = rules.catalogue(dayOf(now));
    const conditionsOf = (service: string) => {
      const found = catalogue.find(({ code }) => code === service);
      return found && [...found.requirements, ...found.documents].map(({ id }) => id);
    };
    return readProposal(written, { rules: exceptionRules, conditionsOf }, now);
  };

/** Staff propose an exception (MEM-36). @throws RuleViolation TOO_MANY_EXCEPTIONS, or RuleViolations as readProposal does */
export const proposeException =
  (deps: Pick<Deps, 'exceptions' | 'rules' | 'exceptionRules' | 'clock'>) =>
  async ({ caller, ...written }: WrittenProposal & { caller: Caller }): Promise<Exception> => {
    const { exceptions, exceptionRules, clock } = deps;
    const by = accountOf(caller);
    const proposal = readWritten(deps)(written);
    const open = await exceptions.running(statusesRunning, dayOf(clock.now()));
    const { mostOpen: max } = exceptionRules;
    if (open.length >= max) throw new RuleViolation('TOO_MANY_EXCEPTIONS', { max });
    return untilNumberIsFree(() => {
      const named = { id: newId('exc'), number: newNumber('X') };
      return exceptions.insert(propose({ ...named, proposal, by }, clock.now()));
    });
  };
