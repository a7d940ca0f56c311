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
