import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { VerificationCase } from '../domain/verification-case';
import type { Deps } from './deps';

/**
 * Refuses documents that cannot be sent: those of somebody else, those that are not checked, none, or too many.
 * @throws RuleViolation DOCUMENTS_NEEDED, UNKNOWN_DOCUMENT, DOCUMENT_NOT_READY
 */
export const assertSendable =
  ({
    documents,
    verificationRules: { mostDocuments: max },
    noteTries,
  }: Pick<Deps, 'documents' | 'verificationRules' | 'noteTries'>) =>
  async (caller: Caller, accountId: string, ids: readonly string[]): Promise<readonly string[]> => {
    const wanted = [...new Set(ids)];
    if (!wanted.length || wanted.length > max) throw new RuleViolation('DOCUMENTS_NEEDED', { max });
    const own = (await documents.byIds(wanted)).filter((one) => one.accountId === accountId);
    const unknown = wanted.filter((id) => !own.some((one) => one.id === id));
    if (unknown.length) {
      await noteTries({ ...caller, accountId }, unknown);
      throw new RuleViolation('UNKNOWN_DOCUMENT', {}, 'documentIds');
    }
    if (own.some(({ status }) => status !== 'READY')) throw new RuleViolation('DOCUMENT_NOT_READY', {}, 'documentIds');
    return wanted;
  };

/**
 * Refuses documents that the body which issued them has denied, also as another entry or uploaded anew.
 * @throws RuleViolation VERIFICATION_DENIED
 */
export const assertNotDenied =
  ({ documents }: Pick<Deps, 'documents'>) =>
  async (before: readonly VerificationCase[], documentIds: readonly string[]): Promise<void> => {
    const deniedIds = before.filter(({ status }) => status === 'NEGATIVE').flatMap((one) => one.documentIds);
    if (!deniedIds.length) return;
    const all = await documents.byIds([...new Set([...deniedIds, ...documentIds])]);
    const bytesOf = (ids: readonly string[]) =>
      all.filter(({ id }) => ids.includes(id)).flatMap(({ sha256 }) => sha256 ?? []);
    const denied = new Set([...deniedIds, ...bytesOf(deniedIds)]);
    if ([...documentIds, ...bytesOf(documentIds)].some((one) => denied.has(one)))
      throw new RuleViolation('VERIFICATION_DENIED', {}, 'documentIds');
  };
