import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { readDay } from '@mumaris/kit/text/read-day';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { ExemptionGround } from '@mumaris/schemas';
import {
  agreeToExemption,
  type Exemption,
  type ExemptionTerms,
  openExemption,
  proposeExemption as propose,
  refuseExemption,
  revokeExemption as revoke,
} from '../domain/exemption';
import type { Deps } from './deps';
import { mostWritten } from './request-exemption';

const longestDecision = 40;

interface WrittenTerms {
  readonly ground: ExemptionGround;
  readonly decision: string;
  readonly from: string;
  readonly until?: string | null | undefined;
  readonly services?: readonly string[] | null | undefined;
  readonly reason: Text;
}

/** @throws RuleViolation or RuleViolations REQUIRED, TOO_LONG, BAD_DATE, TEXT_ARABIC, TEXT_ENGLISH, UNKNOWN_SERVICE */
const readTerms = (
  { ground, decision, from, until, services, reason }: WrittenTerms,
  known: Readonly<Record<string, unknown>>,
): ExemptionTerms => {
  const strange = (services ?? []).flatMap((service, index) =>
    Object.hasOwn(known, service) ? [] : [new RuleViolation('UNKNOWN_SERVICE', {}, ['services', String(index)])],
  );
  const read = allRead(
    {
      decision: required(readLine(decision, longestDecision, 'decision'), 'decision'),
      from: readDay(from, 'from'),
      until: until ? readDay(until, 'until') : null,
    },
    strange,
  );
  return { ground, ...read, services: [...new Set(services ?? [])], reason: readReason(reason) };
};

const readReason = (written: Text): Text => allRead(readText(written, mostWritten, ['reason']));

export interface ProposeExemption extends WrittenTerms {
  /** The request; null where nobody asked. */
  readonly exemptionId?: string | null | undefined;
  /** Whose it is to be; null where somebody asked. */
  readonly accountId?: string | null | undefined;
  readonly caller: Caller;
}

/**
 * A person of finance proposes an exemption: the proof was checked, or the Secretary-General decided (BIL-06).
 * @throws RuleViolation NOT_FOUND, EXEMPTION_NOT_NOW, EXEMPTION_DAYS_CROSSED, and as readTerms does
 */
export const proposeExemption =
  ({ exemptions, rules, clock }: Deps) =>
  async ({ exemptionId, accountId, caller, ...written }: ProposeExemption): Promise<Exemption> => {
    const terms = readTerms(written, rules.fees.services);
    const doing = { by: accountOf(caller), at: clock.now() };
    if (exemptionId) return exemptions.update(exemptionId, (exemption) => propose(exemption, terms, doing));
    if (!accountId) throw new RuleViolation('REQUIRED', {}, 'accountId');
    return exemptions.insert(openExemption({ id: newId('exm'), number: newNumber('E'), accountId }, terms, doing));
  };

interface Decide {
  readonly exemptionId: string;
  readonly caller: Caller;
}

/**
 * A second person of finance puts an exemption in force, or one refuses it (BIL-06).
 * @throws RuleViolation NOT_FOUND, EXEMPTION_NOT_NOW, SAME_PERSON, REQUIRED, TEXT_ARABIC, TEXT_ENGLISH
 */
export const decideExemption =
  ({ exemptions, clock }: Deps) =>
  async ({ exemptionId, agree, reason, caller }: Decide & { agree: boolean; reason?: Text | null | undefined }) => {
    const doing = { by: accountOf(caller), at: clock.now() };
    if (agree) return exemptions.update(exemptionId, (exemption) => agreeToExemption(exemption, doing));
    if (!reason) throw new RuleViolation('REQUIRED', {}, 'reason');
    const said = readReason(reason);
    return exemptions.update(exemptionId, (exemption) => refuseExemption(exemption, said, doing));
  };

/** Finance takes an exemption back (BIL-06). @throws RuleViolation NOT_FOUND, EXEMPTION_NOT_NOW, TEXT_ARABIC, TEXT_ENGLISH */
export const revokeExemption =
  ({ exemptions, clock }: Deps) =>
  async ({ exemptionId, reason, caller }: Decide & { reason: Text }) => {
    const said = readReason(reason);
    const doing = { by: accountOf(caller), at: clock.now() };
    return exemptions.update(exemptionId, (exemption) => revoke(exemption, said, doing));
  };
