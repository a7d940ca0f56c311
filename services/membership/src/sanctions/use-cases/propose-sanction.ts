import { accountOf } from '@mumaris/kit/auth/access';
import type { Text } from '@mumaris/kit/errors';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { readDay } from '@mumaris/kit/text/read-day';
import { allRead } from '@mumaris/kit/text/reading';
import type { ConditionKind, SanctionKind } from '@mumaris/schemas';
import { proposeSanction as proposed } from '../domain/case-course';
import type { SanctionCase } from '../domain/sanction-case';
import { assertRegistered } from './assert-registered';
import type { CaseCommand } from './case-command';
import type { Deps } from './deps';

interface Proposal extends CaseCommand {
  readonly kind: SanctionKind;
  readonly until?: string | null | undefined;
  readonly condition?: { readonly kind: ConditionKind; readonly wording: Text } | null | undefined;
}

/** What of a condition everybody may read, in characters. */
const longestWording = 500;

/**
 * Staff put a sanction before the committee (MEM-66).
 * @throws RuleViolation NOT_FOUND, BAD_DATE, NEVER_REGISTERED, TEXT_ARABIC, TEXT_ENGLISH, and what the domain refuses
 */
export const proposeSanction =
  (deps: Deps) =>
  async ({ caller, caseId, kind, ...asked }: Proposal): Promise<SanctionCase> => {
    const { sanctionCases, sanctionRules, matters, transact, clock } = deps;
    const { until } = allRead({ until: asked.until ? readDay(asked.until, 'until') : null });
    const condition = asked.condition
      ? {
          kind: asked.condition.kind,
          wording: allRead(readText(asked.condition.wording, longestWording, ['condition', 'wording'])),
        }
      : null;
    const proposal = { sanction: { kind, until, condition }, by: accountOf(caller) };
    return transact(async (tx) => {
      const one = await sanctionCases.update(
        caseId,
        (found) => proposed(found, proposal, sanctionRules, clock.now()),
        tx,
      );
      const { id: subjectId, number: subjectNumber, accountId, practitionerId } = one;
      const person = { accountId, practitionerId };
      if (kind !== 'WARNING') await assertRegistered(deps)(practitionerId, tx);
      const { committee } = sanctionRules;
      await matters.bring({ committee, subject: 'SANCTION', subjectId, subjectNumber, ...person }, tx);
      return one;
    });
  };
