import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { batchMany } from '@mumaris/kit/batch';
import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { PageArguments } from '@mumaris/kit/page';
import { readDay } from '@mumaris/kit/text/read-day';
import { allRead } from '@mumaris/kit/text/reading';
import type { Practitioner } from '../../profile';
import { entriesOf } from '../domain/entry';
import { mismatchesOf } from '../domain/mismatches';
import { needsOf } from '../domain/needs';
import { isVerifiedOn } from '../domain/standing';
import { appealUntil, isOpen, stageOf, type VerificationCase } from '../domain/verification-case';
import type { Deps, ReadDeps } from './deps';
import { reportAddress } from './open-report';
import { ownEntry, readWritten, type WrittenForm } from './own-entry';

type ReadsDeps = ReadDeps & Pick<Deps, 'reportTickets' | 'documentsUrl'>;

/** What one request reads of verifications (MEM-50, MEM-51, MEM-55). */
export const createVerificationReads = (deps: ReadsDeps, caller: Caller) => {
  const { verificationCases, verificationRules: rules, reference, clock } = deps;
  const { usualWorkingDays } = rules;
  const today = () => dayOf(clock.now());
  const casesOf = batchMany(
    (ids: readonly string[]) => verificationCases.ofPractitioners(ids),
    ({ practitionerId }) => practitionerId,
  );
  const usuallyBy = (from: Day) => deps.afterWorkingDays(from, usualWorkingDays);

  /** What a service needs verified of somebody, and by which day to begin. @throws RuleViolation UNKNOWN_SERVICE, BAD_DATE */
  const needs = async (
    practitioner: Practitioner,
    service: string | null | undefined,
    by: string | null | undefined,
  ) => {
    const { day } = allRead({ day: by ? readDay(by, 'by') : null });
    const { nationality } = practitioner.profile;
    const person = { nationality, entries: entriesOf(practitioner, reference) };
    const needed = needsOf(person, { steps: service ? deps.stepsOf(service, today()) : ['V'] }, rules.needs, today());
    const cases = await casesOf.load(practitioner.id);
    return needed.map(({ id: entryId, kind, label: entry }) => {
      const own = cases.filter((one) => one.entryId === entryId);
      const isVerified = isVerifiedOn(own, today());
      const startBy = day === null || isVerified ? null : deps.beforeWorkingDays(day, usualWorkingDays + 1);
      return { entryId, kind, entry, isVerified, case: own.at(0) ?? null, usualWorkingDays, startBy };
    });
  };

  return {
    needs,
    rules,
    pageOf: (practitionerId: string, page: PageArguments) => verificationCases.pageOf(practitionerId, page),
    /** How a document differs from the profile; nothing is kept. @throws RuleViolation PROFILE_FIRST, NOT_FOUND, REQUIRED, TOO_LONG */
    preview: async ({ entryId, ...written }: WrittenForm & { entryId: string }) => {
      const asWritten = readWritten(written);
      const { practitioner, entry } = await ownEntry(deps)(caller, entryId);
      const mismatches = mismatchesOf(practitioner.profile, entry, asWritten, rules);
      return { mismatches, usualWorkingDays, usuallyBy: usuallyBy(today()) };
    },
    stageOf: (one: VerificationCase) => stageOf(one, rules),
    appealUntil: (one: VerificationCase) => {
      const until = appealUntil(one, rules);
      return until !== null && until >= today() ? until : null;
    },
    usualWorkingDays,
    usuallyBy: (one: VerificationCase) =>
      isOpen(one) ? usuallyBy(dayOf(one.steps.findLast(isSending)?.at ?? one.requestedAt)) : null,
    reportOf: (one: VerificationCase) =>
      one.report && { ...reportAddress(deps, one, accountOf(caller)), sha256: one.report.sha256 },
  };
};

const isSending = ({ status }: VerificationCase['steps'][number]): boolean => status === 'REQUESTED';

export type VerificationReads = ReturnType<typeof createVerificationReads>;
