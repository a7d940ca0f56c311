import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { openProfile, takeFileOver } from '../../profile';
import type { EarlierFile } from '../domain/earlier-file';
import type { FileClaim } from '../domain/file-claim';
import type { Deps } from './deps';
import { freshFileNumber } from './fresh-file-number';

/** A new profile of what was stated, which takes the place of what the file had; its numbers stay. */
const opened = async (deps: Deps, { accountId, statement }: FileClaim, file: EarlierFile) => {
  const { name, dateOfBirth, nationality, address } = statement;
  const { gender, category } = file.person;
  const opening = {
    id: newId('pra'),
    accountId,
    fileNumber: file.fileNumber ?? (await freshFileNumber(deps)()),
    membershipNumber: file.registrationNumber,
    profile: { name, dateOfBirth, nationality, address, gender, category },
  };
  return openProfile(opening, deps.clock.now());
};

/**
 * Gives an account the file that it was granted: opens its profile from it, or, where one is open already, gives that the file's numbers
 * (IDN-16). An account without a granted claim, or whose file is open, changes nothing: it may be heard of twice, and asked
 * for before it is heard of.
 */
export const openClaimedFile = (deps: Deps) => {
  const { files, fileClaims, practitioners } = deps;
  return async (accountId: string, tx: Transaction): Promise<void> => {
    const claim = await fileClaims.findGranted(accountId, tx);
    if (!claim?.fileId) return;
    const file = await files.get(claim.fileId, tx);
    if (file.practitionerId || file.held?.claimId !== claim.id) return;
    const [there] = await practitioners.byAccountIds([accountId], tx);
    const { fileNumber, registrationNumber: membershipNumber } = file;
    const { id: practitionerId } = there
      ? await practitioners.update(there.id, (state) => takeFileOver(state, { fileNumber, membershipNumber }), tx)
      : await practitioners.insert(await opened(deps, claim, file), tx);
    await files.update(file.id, (state) => ({ state: { ...state, held: null, practitionerId } }), tx);
  };
};
