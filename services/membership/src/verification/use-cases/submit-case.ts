import { buffer } from 'node:stream/consumers';
import { isOpen, type VerificationCase } from '../domain/verification-case';
import type { SentDocument } from '../verifier/verifier';
import type { Deps } from './deps';
import type { Sending } from './tasks';

type SubmitDeps = Pick<Deps, 'verificationCases' | 'practitioners' | 'documents' | 'contents' | 'verifier'>;

const documentsOf = async ({ documents, contents }: SubmitDeps, one: VerificationCase): Promise<SentDocument[]> => {
  const sent: SentDocument[] = [];
  for (const { id, name, mediaType, sha256, contentId, bytes } of await documents.byIds(one.documentIds)) {
    if (!contentId || !mediaType || !sha256) continue;
    const read = await contents.read(contentId, 'file', { start: 0, end: bytes - 1 });
    sent.push({ id, name, mediaType, sha256, bytes: await buffer(read) });
  }
  return sent;
};

/** Hands a case in with the company (MEM-51); one that has gone on stays. Twice it is one. @throws ProviderFault: later again */
export const submitCase =
  (deps: SubmitDeps) =>
  async ({ caseId, round }: Sending, signal?: AbortSignal): Promise<void> => {
    const { verificationCases, practitioners, verifier } = deps;
    const one = await verificationCases.get(caseId);
    if (one.round !== round || !isOpen(one)) return;
    const { profile } = await practitioners.get(one.practitionerId);
    const subject = { name: profile.name, dateOfBirth: profile.dateOfBirth };
    await verifier.submit(one, subject, await documentsOf(deps, one), signal);
  };
