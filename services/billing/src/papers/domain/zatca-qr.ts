import { decimal } from '../../money';

/** What the QR code of an invoice tells, by ZATCA's phase 1; amounts in halalas. */
export interface QrFacts {
  readonly seller: string;
  readonly vatNumber: string;
  readonly issuedAt: Date;
  /** What is paid, with the tax. */
  readonly total: number;
  readonly tax: number;
}

/** Readers disagree on lengths above it; over 255 there is no encoding. */
const mostBytes = 127;

const riyadhOffsetMs = 3 * 3_600_000;

/** An instant as Riyadh's clocks show it, without an offset: `2026-11-22T12:30:00` (§9, BIL-11). */
export const inRiyadh = (instant: Date): string =>
  new Date(instant.getTime() + riyadhOffsetMs).toISOString().slice(0, 19);

const bytesOf = (text: string): Buffer => Buffer.from(text.normalize('NFC'), 'utf8');

/** Whether a name has room in the QR code: as it is composed, in bytes. */
export const fitsQr = (name: string): boolean => bytesOf(name).length <= mostBytes;

const field = (tag: number, value: Buffer): Buffer => {
  if (value.length > mostBytes) throw new Error(`field ${tag} of a QR code has ${value.length} bytes`);
  return Buffer.concat([Buffer.from([tag, value.length]), value]);
};

/**
 * The text of an invoice's QR code: tag, length and value of each field, as base64 (BIL-11).
 * @param more what phase 2 adds behind the five: the hash of the e-invoice and, of a signed one, its signature and its key
 * @throws where a field has over 127 bytes
 */
export const zatcaQr = (
  { seller, vatNumber, issuedAt, total, tax }: QrFacts,
  more: readonly (string | Buffer)[] = [],
): string =>
  Buffer.concat(
    [seller, vatNumber, inRiyadh(issuedAt), decimal(total), decimal(tax), ...more].map((value, at) =>
      field(at + 1, typeof value === 'string' ? bytesOf(value) : value),
    ),
  ).toString('base64');
