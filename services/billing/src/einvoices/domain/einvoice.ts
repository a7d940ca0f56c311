import { createHash } from 'node:crypto';
import { type PaperRules, zatcaQr } from '../../papers';
import type { InvoiceSigner } from './invoice-signer';
import { signatureExtension } from './signature';
import type { DocumentKind, TaxDocument } from './tax-document';
import { noHash, type Place, sumsOf, ublOf } from './ubl';

/** A tax document as it is reported: written once, and never again (BIL-11). */
export interface EInvoice {
  readonly kind: DocumentKind;
  /** The invoice or the refund that it is of. */
  readonly id: string;
  readonly number: string;
  /** From 1, without gaps, over all documents. */
  readonly counter: number;
  /** Of the document with the counter before, base64; a word of ZATCA's for the first. */
  readonly previousHash: string;
  /** SHA-256 of the document without its seal, base64. */
  readonly hash: string;
  readonly xml: string;
  readonly madeAt: Date;
}

export type Before = Pick<EInvoice, 'counter' | 'hash'>;

interface Made {
  readonly id: string;
  readonly uuid: string;
  readonly at: Date;
}

/** Where the next document stands. */
const placeAfter = (before: Before | undefined): Place => ({
  counter: (before?.counter ?? 0) + 1,
  previousHash: before?.hash ?? noHash,
});

/**
 * Makes the e-invoice of a document behind the one before: its fields, its hash, the signature where somebody signs, and the QR code with them
 * (ZATCA, phase 2).
 */
export const makeEInvoice = async (
  document: TaxDocument,
  before: Before | undefined,
  { id, uuid, at }: Made,
  rules: PaperRules,
  signer: InvoiceSigner | undefined,
): Promise<EInvoice> => {
  const place = placeAfter(before);
  const digest = createHash('sha256')
    .update(ublOf(document, place, uuid, rules))
    .digest();
  const hash = digest.toString('base64');
  const signature = await signer?.sign(digest);
  const { seller } = rules;
  const { total, tax } = sumsOf(document, rules);
  const facts = { seller: seller.qrName, vatNumber: seller.vatNumber, issuedAt: document.at, total, tax };
  const signed = signer && signature ? [signature, signer.publicKey, signer.vouched] : [];
  const qr = zatcaQr(facts, [hash, ...signed]);
  const extension = signer && signature ? signatureExtension(hash, signature, signer, at) : undefined;
  const { kind, number } = document;
  return { kind, id, number, ...place, hash, xml: ublOf(document, place, uuid, rules, { qr, extension }), madeAt: at };
};
