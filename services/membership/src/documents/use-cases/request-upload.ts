import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { awaitUpload, type Document } from '../domain/document';
import { readUploadForm, type UploadForm } from '../domain/upload-request';
import type { Deps } from './deps';

/** Unfinished uploads and documents are bounded, so that nobody fills the store. @throws RuleViolation */
const assertRoom = async ({ documents, uploadRules }: Deps, practitionerId: string): Promise<void> => {
  const { unfinishedUploads, documents: most } = uploadRules;
  const [unfinished, all] = await Promise.all([
    documents.count(practitionerId, unfinishedUploads, 'UPLOADING'),
    documents.count(practitionerId, most),
  ]);
  if (unfinished >= unfinishedUploads) throw new RuleViolation('TOO_MANY_UPLOADS', { max: unfinishedUploads });
  if (all >= most) throw new RuleViolation('TOO_MANY_DOCUMENTS', { max: most });
};

const addressOf = ({ tickets, documentsUrl, uploadRules }: Deps, { id, accountId, dueAt, createdAt }: Document) => {
  const expiresAt = dueAt ?? createdAt;
  const ticket = { use: 'UPLOAD', id, documentId: id, accountId, until: expiresAt.getTime() } as const;
  const token = tickets.write(ticket);
  return { url: `${documentsUrl}/uploads`, token, expiresAt, maxBytes: uploadRules.largestBytes };
};

/** Begins the upload of a document of the caller's (MEM-05). @throws RuleViolation PROFILE_FIRST, and what is wrong with the form */
export const requestUpload =
  (deps: Deps) =>
  async ({ caller, ...form }: UploadForm & { caller: Caller }) => {
    const accountId = accountOf(caller);
    const { documents, documentTypes, practitioners, uploadRules, clock } = deps;
    const [practitioner] = await practitioners.byAccountIds([accountId]);
    if (!practitioner) throw new RuleViolation('PROFILE_FIRST');
    const read = readUploadForm(form, documentTypes, uploadRules, clock.now());
    const { id: practitionerId } = practitioner;
    await assertRoom(deps, practitionerId);
    const request = { ...read, id: newId('doc'), practitionerId, accountId };
    const document = await documents.insert(awaitUpload(request, uploadRules, clock.now()));
    return { upload: addressOf(deps, document), document };
  };
