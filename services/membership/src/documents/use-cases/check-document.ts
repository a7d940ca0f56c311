import type { Change } from '@mumaris/kit/change';
import { accept, type Document, quarantine, refuse, type Refusal } from '../domain/document';
import type { DocumentType } from '../domain/document-type';
import { type Inspected, isRefusal } from '../inspection/inspect';
import type { Deps } from './deps';

type CheckDeps = Pick<
  Deps,
  | 'documents'
  | 'documentTypes'
  | 'uploadRules'
  | 'arrivals'
  | 'contents'
  | 'inspect'
  | 'scan'
  | 'clock'
  | 'log'
  | 'transact'
>;

const infected: Refusal = { code: 'DOCUMENT_INFECTED', details: {} };
const damaged: Refusal = { code: 'DOCUMENT_DAMAGED', details: {} };

/** Decides, and gives the bytes that came up in the same transaction; they go at once, or by the sweep. */
const end = async (
  { documents, arrivals, transact }: CheckDeps,
  id: string,
  change: (document: Document) => Change<Document>,
  contentId?: string,
  contents?: Deps['contents'],
): Promise<void> => {
  await transact(async (tx) => {
    const { contentId: named } = await documents.update(id, change, tx);
    if (contentId && named === contentId) await contents?.keep(contentId, tx);
    await arrivals.release(id, tx);
  });
  await arrivals.clear(id);
};

/** The bytes first, then the document that names them: what a crash between the two leaves is swept. */
const take = async (
  deps: CheckDeps,
  id: string,
  { bytes, previews, mediaType, pages }: Inspected,
  type: DocumentType,
): Promise<void> => {
  const { contents, uploadRules } = deps;
  const stored = await contents.put(bytes, previews);
  const whole = { ...stored, mediaType, pages, previews: previews.length };
  await end(deps, id, (document) => accept(document, whole, type, uploadRules), stored.contentId, contents);
};

/**
 * What is wrong with the bytes, or what they are; undefined where they were looked at before and the scanner is still away. The name of a find is for
 * staff, who read the log; its uploader is not told it (MEM-05).
 */
const look = async ({ inspect, scan, log }: CheckDeps, { id, status }: Document, bytes: Buffer, type: DocumentType) => {
  const verdict = await scan(bytes);
  if (typeof verdict === 'object') {
    log.error({ document: id, found: verdict.found }, 'the virus scanner found something in a document');
    return { looked: infected, isScanned: true };
  }
  const isScanned = verdict === 'CLEAN';
  return { looked: isScanned || status === 'CHECKING' ? await inspect(bytes, type) : undefined, isScanned };
};

/**
 * Checks what has arrived: refused, taken, or kept until the virus scanner is back (MEM-05). Doing it twice changes nothing.
 * @throws RuleViolation NOT_FOUND
 */
export const checkDocument =
  (deps: CheckDeps) =>
  async (id: string): Promise<void> => {
    const { documents, documentTypes, arrivals, uploadRules, clock } = deps;
    const document = await documents.get(id);
    if (document.status !== 'CHECKING' && document.status !== 'QUARANTINED') return;
    const type = documentTypes.get(document.type);
    const bytes = await arrivals.read(id);
    const lost = { looked: damaged, isScanned: true };
    const { looked, isScanned } = bytes ? await look(deps, document, bytes, type) : lost;
    if (looked && isRefusal(looked)) return end(deps, id, (one) => refuse(one, looked, type));
    if (looked && isScanned) return take(deps, id, looked, type);
    await documents.update(id, (one) => quarantine(one, looked, uploadRules, clock.now()));
  };
