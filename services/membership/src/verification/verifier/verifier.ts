import type { Word } from '../domain/verification-case';
import type { VerificationCase } from '../domain/verification-case';

/** A document that is sent: what it is, and its bytes. */
export interface SentDocument {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Whose document it is, as the company has to know it. */
interface Subject {
  readonly name: { readonly ar: string; readonly en: string };
  readonly dateOfBirth: string;
}

/** The verification company (MEM-51). A case is known to it by our id and the number of its sending. */
export interface Verifier {
  /**
   * Hands a case in with its documents; the same sending again is one.
   * @throws ProviderFault
   */
  submit(
    one: VerificationCase,
    subject: Subject,
    documents: readonly SentDocument[],
    signal?: AbortSignal,
  ): Promise<void>;
  /**
   * What it says of a case now; undefined where it does not know it.
   * @throws ProviderFault
   */
  ask(one: Pick<VerificationCase, 'id' | 'round'>): Promise<Word | undefined>;
  /**
   * The report of a case that has ended, a PDF.
   * @throws ProviderFault
   */
  report(one: Pick<VerificationCase, 'id' | 'round'>, signal?: AbortSignal): Promise<Buffer>;
}
