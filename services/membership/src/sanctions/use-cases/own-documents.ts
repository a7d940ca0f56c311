import { RuleViolation } from '@mumaris/kit/errors';
import type { Deps } from './deps';

/** Documents of somebody's own that are named to a case or an appeal, each once. @throws RuleViolation LIST_FULL, UNKNOWN_DOCUMENT */
export const readOwnDocuments = async (
  { documentsOf }: Pick<Deps, 'documentsOf'>,
  accountId: string,
  named: readonly string[],
  max: number,
): Promise<readonly string[]> => {
  const documentIds = [...new Set(named)];
  if (documentIds.length > max) throw new RuleViolation('LIST_FULL', { max }, 'documentIds');
  const own = await documentsOf(accountId, documentIds);
  if (documentIds.some((id) => !own.has(id))) throw new RuleViolation('UNKNOWN_DOCUMENT', {}, 'documentIds');
  return documentIds;
};
