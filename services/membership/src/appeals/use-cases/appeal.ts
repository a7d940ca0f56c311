import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { isDuplicate, untilNumberIsFree } from '@mumaris/kit/mongo/faults';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { AppealSubject } from '@mumaris/schemas';
import { readOwnDocuments } from '../../sanctions';
import { type Appeal, lodge } from '../domain/appeal';
import type { Deps } from './deps';

interface Command {
  readonly caller: Caller;
  readonly subject: AppealSubject;
  readonly subjectId: string;
  readonly grounds: string;
  readonly documentIds: readonly string[];
}

/**
 * Who a decision is about appeals it, once (MEM-33).
 * @throws RuleViolation NOT_FOUND, REQUIRED, TOO_LONG, LIST_FULL, UNKNOWN_DOCUMENT, APPEAL_LATE, APPEALED_ALREADY, FEE_RETURNED
 */
export const appeal =
  ({ appeals, appealRules, appealedKinds, documentsOf, clock }: Deps) =>
  async ({ caller, subject, subjectId, grounds: written, documentIds: named }: Command): Promise<Appeal> => {
    const { longestGrounds, mostDocuments: max } = appealRules;
    const decision = await appealedKinds[subject].find(subjectId);
    if (!decision) throw new RuleViolation('NOT_FOUND', {}, 'subjectId');
    assertOwner(caller, decision);
    await appealedKinds[subject].assertPossible(subjectId, 'CHANGED');
    const { grounds } = allRead({ grounds: required(readParagraphs(written, longestGrounds, 'grounds'), 'grounds') });
    const documentIds = await readOwnDocuments({ documentsOf }, decision.accountId, named, max);
    return untilNumberIsFree(() => {
      const lodged = { id: newId('apl'), number: newNumber('P'), grounds, documentIds };
      return appeals.insert(lodge(decision, lodged, appealRules, clock.now()));
    }).catch((error: unknown) => {
      throw isDuplicate(error, 'decisionId') ? new RuleViolation('APPEALED_ALREADY') : error;
    });
  };
