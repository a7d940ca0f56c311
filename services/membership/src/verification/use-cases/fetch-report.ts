import { isOpen, keepReport } from '../domain/verification-case';
import type { Deps } from './deps';
import type { Sending } from './tasks';

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-';

/**
 * Fetches the report of a sending that has ended, has it scanned, and keeps it (MEM-51); twice it is one.
 * @throws ProviderFault, and where it is no report or the scanner is away: later again
 */
export const fetchReport =
  ({ verificationCases, verificationRules, verifier, contents, scan, transact }: Deps) =>
  async ({ caseId, round }: Sending, signal?: AbortSignal): Promise<void> => {
    const one = await verificationCases.get(caseId);
    if (one.round !== round || isOpen(one) || one.report) return;
    const bytes = await verifier.report(one, signal);
    if (!isPdf(bytes) || bytes.length > verificationRules.largestReportBytes)
      throw new Error(`the report of ${caseId} is no PDF, or too large`);
    if ((await scan(bytes)) !== 'CLEAN') throw new Error(`the report of ${caseId} was not scanned, or is not clean`);
    const report = await contents.put(bytes, []);
    await transact(async (tx) => {
      const { report: kept } = await verificationCases.update(caseId, (state) => keepReport(state, round, report), tx);
      if (kept?.contentId === report.contentId) await contents.keep(report.contentId, tx);
    });
  };
