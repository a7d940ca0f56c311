import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import { type Entry, entriesOf } from '../domain/entry';
import type { AsWritten } from '../domain/mismatches';
import type { Practitioner } from '../../profile';
import type { ReadDeps } from './deps';

/** What a document says, as it is typed. */
export interface WrittenForm {
  readonly nameAsWritten: string;
  readonly birthDateAsWritten?: string | null | undefined;
  readonly institutionAsWritten?: string | null | undefined;
}

const most = { name: 200, birthDate: 40, institution: 200 };

/** Reads what a document says. @throws RuleViolation or RuleViolations REQUIRED, TOO_LONG */
export const readWritten = (form: WrittenForm): AsWritten => {
  const { name, birthDate, institution } = allRead({
    name: required(readLine(form.nameAsWritten, most.name, 'nameAsWritten'), 'nameAsWritten'),
    birthDate: readLine(form.birthDateAsWritten ?? '', most.birthDate, 'birthDateAsWritten'),
    institution: readLine(form.institutionAsWritten ?? '', most.institution, 'institutionAsWritten'),
  });
  return { name, birthDate: birthDate || null, institution: institution || null };
};

/** The caller's profile and one of its entries. @throws RuleViolation PROFILE_FIRST, NOT_FOUND */
export const ownEntry =
  ({ practitioners, reference }: Pick<ReadDeps, 'practitioners' | 'reference'>) =>
  async (caller: Caller, entryId: string): Promise<{ practitioner: Practitioner; entries: Entry[]; entry: Entry }> => {
    const [practitioner] = await practitioners.byAccountIds([accountOf(caller)]);
    if (!practitioner) throw new RuleViolation('PROFILE_FIRST');
    const entries = entriesOf(practitioner, reference);
    const entry = entries.find(({ id }) => id === entryId);
    if (!entry) throw new RuleViolation('NOT_FOUND', {}, 'entryId');
    return { practitioner, entries, entry };
  };
