import { minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { StoredReport, VerificationCase } from '../domain/verification-case';
import type { Deps } from './deps';

type AddressDeps = Pick<Deps, 'reportTickets' | 'documentsUrl' | 'verificationRules' | 'clock'>;

/** Makes the address at which an account reads a report, for some minutes. */
export const reportAddress = (
  { reportTickets, documentsUrl, verificationRules, clock }: AddressDeps,
  { id: caseId }: Pick<VerificationCase, 'id'>,
  accountId: string,
): { url: string; expiresAt: Date } => {
  const expiresAt = minutesAfter(clock.now(), verificationRules.reportLinkMinutes);
  const ticket = reportTickets.write({ caseId, accountId, until: expiresAt.getTime() });
  return { url: `${documentsUrl}/verifications/${caseId}/report?ticket=${ticket}`, expiresAt };
};

/** The report that an address leads to. @throws RuleViolation VERIFICATION_REPORT_LINK_INVALID, which tells nothing more */
export const openReport =
  ({ reportTickets, verificationCases, clock }: Pick<Deps, 'reportTickets' | 'verificationCases' | 'clock'>) =>
  async (caseId: string, written: string): Promise<{ number: string; report: StoredReport }> => {
    const ticket = reportTickets.read(written);
    const isGood = ticket?.caseId === caseId && clock.now().getTime() <= ticket.until;
    const one = isGood ? await verificationCases.find(caseId) : undefined;
    if (!one?.report) throw new RuleViolation('VERIFICATION_REPORT_LINK_INVALID');
    return { number: one.number, report: one.report };
  };
