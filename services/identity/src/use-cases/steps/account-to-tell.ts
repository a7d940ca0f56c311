import type { Account } from '../../domain/account';
import type { Deps } from '../deps';

/**
 * The account that a recovery is to reach: an active one, as long as it has messages left for this hour. That its own
 * count is used up is not told, since it would tell that two identifiers are one person's; nothing is sent then (IDN-05,
 * IDN-12).
 */
export const accountToTell = async (
  { limits }: Pick<Deps, 'limits'>,
  found: Account | undefined,
): Promise<Account | undefined> => {
  const account = found?.status === 'ACTIVE' ? found : undefined;
  const left = await limits.takeOf('recovery', account?.id ?? 'nobody/account');
  return left === undefined ? undefined : account;
};
