import { crc32, deflateSync } from 'node:zlib';

/** What `requestUpload` answers with. */
export interface RequestedUpload {
  readonly upload: { readonly url: string; readonly token: string };
  readonly document: { readonly id: string };
}

/** A PNG of one pixel. */
export const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
  'base64',
);

const numbers = (...values: number[]) => Buffer.from(new Uint32Array(values).buffer).swap32();

const chunk = (type: string, data = Buffer.alloc(0)) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([numbers(data.length), body, numbers(crc32(body))]);
};

/** A PNG of the size and shape that a personal photo has, all grey. */
export const photoPng = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.concat([numbers(300, 400), Buffer.from([8, 0, 0, 0, 0])])),
  chunk('IDAT', deflateSync(Buffer.concat(Array<Buffer>(400).fill(Buffer.from([0, ...Array<number>(300).fill(128)]))))),
  chunk('IEND'),
]);

/** Sends a file to where it was asked for, as a page in a browser does. @returns the document's id */
export const sendByTus = async ({ upload, document }: RequestedUpload, file: Buffer): Promise<string> => {
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${upload.token}` };
  const created = await fetch(upload.url, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(file.length) },
  });
  expect(created.status).toBe(201);
  const sent = await fetch(created.headers.get('location') ?? '', {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(file),
  });
  expect(sent.status).toBe(204);
  return document.id;
};
