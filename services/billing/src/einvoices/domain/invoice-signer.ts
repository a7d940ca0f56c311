import { createHash } from 'node:crypto';

/** Who signs e-invoices: the key that ZATCA's certificate is of. */
export interface InvoiceSigner {
  /** The certificate as ZATCA gave it, base64 of its DER. */
  readonly certificate: string;
  readonly issuer: string;
  /** Decimal. */
  readonly serial: string;
  /** The public key (DER), and the signature by which the certificate's issuer vouches for it. */
  readonly publicKey: Buffer;
  readonly vouched: Buffer;
  /** @param hash SHA-256 of a document. @returns ECDSA over it, base64 */
  sign(hash: Buffer): Promise<string>;
}

/** A hash as ZATCA writes those of properties and certificates: base64 of its hexadecimal. */
export const hexHash = (text: string): string =>
  Buffer.from(createHash('sha256').update(text).digest('hex')).toString('base64');
