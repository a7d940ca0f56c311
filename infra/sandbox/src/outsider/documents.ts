import { crc32, deflateSync } from 'node:zlib';
import { eventually } from './eventually';
import type { Graph } from './graph';

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A grey PNG; of another shade it is another picture. */
export const png = ({ width = 1, height = 1, shade = 128 } = {}): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.concat(Array(height).fill(Buffer.concat([Buffer.from([0]), Buffer.alloc(width, shade)])));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** What `requestUpload` answers with. */
export interface RequestedUpload {
  readonly upload: { readonly url: string; readonly token: string };
  readonly document: { readonly id: string };
}

const assertStatus = (response: Response, wanted: number): void => {
  if (response.status !== wanted) throw new Error(`the upload answered ${response.status} in place of ${wanted}`);
};

/** Sends a file to where it was asked for, as a page in a browser does. @returns the document's id */
export const sendByTus = async ({ upload, document }: RequestedUpload, file: Buffer): Promise<string> => {
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${upload.token}` };
  const created = await fetch(upload.url, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(file.length) },
  });
  assertStatus(created, 201);
  const sent = await fetch(created.headers.get('location') ?? '', {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(file),
  });
  assertStatus(sent, 204);
  return document.id;
};

/** What its owner says of a file. */
export interface DocumentForm {
  readonly type: string;
  readonly name: string;
  readonly issuedOn?: string;
  readonly expiresOn?: string;
  readonly takenOn?: string;
}

/** Uploads a document and waits until it can be attached and handed in. @returns its id */
export const giveDocument = async (graph: Graph, form: DocumentForm, file: Buffer, token: string): Promise<string> => {
  const requested = await graph.change<RequestedUpload>(
    `mutation ($input: RequestUploadInput!) {
      requestUpload(input: $input) { upload { url token } document { id } errors { code field message { ar en } } }
    }`,
    { ...form, bytes: file.length },
    token,
  );
  const id = await sendByTus(requested, file);
  await eventually(`the document ${form.name}`, async () => {
    const { document } = await graph.ask<{ document: { status: string } }>(
      'query ($id: ID!) { document(id: $id) { status } }',
      { id },
      token,
    );
    return document.status === 'READY' || undefined;
  });
  return id;
};
