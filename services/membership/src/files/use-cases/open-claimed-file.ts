import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { openProfile, type Practitioner } from '../../profile';
import type { FileClaim } from '../domain/file-claim';
import type { Deps } from './deps';
import { freshFileNumber } from './fresh-file-number';

/**
 * Opens the profile of an account from the file that it was granted: what was stated takes the place of what the file had, and its
 * numbers stay (IDN-16). An account without a granted claim, or with its profile, changes nothing: it may be heard of twice, and
 * asked for before it is heard of.
 */
export const openClaimedFile = (deps: Deps) => {
  const { files, fileClaims, practitioners, clock } = deps;
  return async (accountId: string, tx: Transaction): Promise<Practitioner | undefined> => {
    const claim = await fileClaims.findGranted(accountId, tx);
    if (!claim?.fileId) return undefined;
    const file = await files.get(claim.fileId, tx);
    const [there] = await practitioners.byAccountIds([accountId]);
    if (file.practitionerId || there) return undefined;
    const { name, dateOfBirth, nationality, address } = claim.statement;
    const { gender, category } = file.person;
    const opened = openProfile(
      {
        id: newId('pra'),
        accountId,
        fileNumber: file.fileNumber ?? (await freshFileNumber(deps)()),
        membershipNumber: file.registrationNumber,
        profile: { name, dateOfBirth, nationality, address, gender, category },
      },
      clock.now(),
    );
    await files.update(file.id, (state) => ({ state: { ...state, practitionerId: opened.state.id } }), tx);
    return practitioners.insert(opened, tx);
  };
};

/** The same at once, where a claim is granted to an account that is there. */
export const openGranted = (deps: Deps) => {
  const open = openClaimedFile(deps);
  return async ({ hasAccount, decision, accountId }: FileClaim, tx: Transaction): Promise<void> => {
    if (hasAccount && decision === 'GRANT') await open(accountId, tx);
  };
};
