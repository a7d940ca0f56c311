import { accountOf, assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { untilNumberIsFree } from '@mumaris/kit/mongo/faults';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import { answerCase as answered, closeCase as closed, giveNotice, openCase as opened } from '../domain/case-course';
import type { SanctionCase } from '../domain/sanction-case';
import { type CaseCommand, longestReason } from './case-command';
import { stopInterim } from './interim';
import type { Deps } from './deps';
import { assertUninvolved, type StaffDeps } from './impartially';
import { readOwnDocuments } from './own-documents';

interface Opening {
  readonly caller: Caller;
  readonly practitionerId: string;
  readonly ground: string;
  readonly particulars: Text;
}

/** Staff open a case on a ground (MEM-66). @throws RuleViolation NOT_FOUND, UNKNOWN_GROUND, OWN_CASE, RELATIVES_CASE, TEXT_ARABIC, TEXT_ENGLISH */
export const openCase =
  (deps: StaffDeps) =>
  async ({ caller, practitionerId, ground, particulars: written }: Opening): Promise<SanctionCase> => {
    const { sanctionCases, practitioners, sanctionRules, clock } = deps;
    const particulars = allRead(readText(written, longestReason, ['particulars']));
    const found = await practitioners.find(practitionerId);
    if (!found) throw new RuleViolation('NOT_FOUND', {}, 'practitionerId');
    const person = { practitionerId, accountId: found.accountId, holder: found.profile.name };
    await assertUninvolved(deps, caller, person);
    return untilNumberIsFree(() => {
      const named = { id: newId('cas'), number: newNumber('D') };
      const opening = { ...named, ...person, ground, particulars, by: accountOf(caller) };
      return sanctionCases.insert(opened(opening, sanctionRules, clock.now()));
    });
  };

/** Staff give the practitioner notice, whose time to answer begins (MEM-66). @throws RuleViolation NOT_FOUND, CASE_NOT_NOW */
export const giveCaseNotice =
  ({ sanctionCases, sanctionRules, clock }: Deps) =>
  ({ caseId }: CaseCommand): Promise<SanctionCase> =>
    sanctionCases.update(caseId, (one) => giveNotice(one, sanctionRules, clock.now()));

interface Answer extends CaseCommand {
  readonly text: string;
  readonly documentIds: readonly string[];
}

/** The practitioner answers (MEM-66). @throws RuleViolation NOT_FOUND, REQUIRED, TOO_LONG, UNKNOWN_DOCUMENT, CASE_NOT_NOW, ANSWER_LATE, LIST_FULL */
export const answerCase =
  ({ sanctionCases, sanctionRules, documentsOf, clock }: Deps) =>
  async ({ caller, caseId, text: written, documentIds: named }: Answer): Promise<SanctionCase> => {
    const { longestWords, mostDocuments: max } = sanctionRules;
    const one = await sanctionCases.get(caseId);
    assertOwner(caller, one);
    // Nobody knows of a case before its notice.
    if (!one.toldAt) throw new RuleViolation('NOT_FOUND');
    const { text } = allRead({ text: required(readParagraphs(written, longestWords, 'text'), 'text') });
    const documentIds = await readOwnDocuments({ documentsOf }, one.accountId, named, max);
    return sanctionCases.update(caseId, (found) => answered(found, { text, documentIds }, sanctionRules, clock.now()));
  };

/** Staff close a case without a sanction (MEM-66). @throws RuleViolation NOT_FOUND, CASE_NOT_NOW, OWN_CASE, TEXT_ARABIC, TEXT_ENGLISH */
export const closeCase =
  (deps: Deps) =>
  async ({ caller, caseId, reason: written }: CaseCommand & { reason: Text }): Promise<SanctionCase> => {
    const { sanctionCases, sanctionRules, transact, clock } = deps;
    const reason = allRead(readText(written, longestReason, ['reason']));
    const by = accountOf(caller);
    return transact(async (tx) => {
      await sanctionCases.update(caseId, (one) => closed(one, { reason, by }, sanctionRules, clock.now()), tx);
      return stopInterim(deps)(caseId, tx);
    });
  };
