import type { Caller } from '@mumaris/kit/auth/caller';
import type { Failure } from '@mumaris/kit/errors';
import { waitFor } from '@mumaris/kit/testing';
import type { Membership } from './membership';

/** A document as the tests' operations show it. */
export interface SeenDocument {
  id: string;
  status: string;
  name: string;
  mediaType: string | null;
  bytes: number;
  received: number;
  sha256: string | null;
  pages: number | null;
  issuedOn: string | null;
  uploadUntil: string | null;
  refusal: Failure | null;
  previews: { page: number; address: { url: string; expiresAt: string } }[];
}

export interface Requested {
  upload: { url: string; token: string; expiresAt: string; maxBytes: number } | null;
  document: SeenDocument | null;
  errors: Failure[];
}

type Headers = Record<string, string>;
type Body = NonNullable<RequestInit['body']>;

/** What a client of the tests does with documents, as a page in a browser would. */
export const uploadsOf = ({
  change,
  ask,
  url,
  withProfile,
}: Pick<Membership, 'change' | 'ask' | 'url' | 'withProfile'>) => {
  /** The same place at the service of the test, or at another replica. */
  const at = (address: string, base = url) => address.replace('http://documents.test', base);

  const tus = (method: string, address: string, headers: Headers, body?: Body, base = url) =>
    fetch(at(address, base), {
      method,
      headers: { 'tus-resumable': '1.0.0', ...headers },
      ...(body !== undefined && { body }),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });

  const request = (caller: Partial<Caller>, input: object) =>
    change<Requested>('requestUpload', caller, { type: 'DEGREE_CERTIFICATE', name: 'degree.pdf', ...input });

  /** An upload of so many bytes that nothing has arrived of yet. */
  const begin = async (caller: Partial<Caller>, bytes: number, input: object = {}) => {
    const { upload, document, errors } = await request(caller, { bytes, ...input });
    if (!upload || !document) throw new Error(JSON.stringify(errors));
    const authorization = `Bearer ${upload.token}`;
    const create = (length: string | number = bytes, headers: Headers = {}, body?: Body) =>
      tus('POST', upload.url, { authorization, 'upload-length': String(length), ...headers }, body);
    const place = `${upload.url}/${document.id}`;
    const sends = (offset: number): Headers => ({
      authorization,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    });
    return {
      id: document.id,
      authorization,
      place,
      create,
      patch: (offset: number, body: Body, base = url) => tus('PATCH', place, sends(offset), body, base),
      head: (base = url) => tus('HEAD', place, { authorization }, undefined, base),
      remove: () => tus('DELETE', place, { authorization }),
    };
  };

  const see = async (caller: Partial<Caller>, id: string): Promise<SeenDocument> =>
    (await ask<{ document: SeenDocument }>('document', caller, { id })).data.document;

  const settled = (caller: Partial<Caller>, id: string, ...statuses: string[]) =>
    waitFor(
      async () => {
        const document = await see(caller, id);
        return statuses.includes(document.status) && document;
      },
      { what: `${id} to be ${statuses.join(' or ')}`, timeoutMs: 40_000 },
    );

  /** Sends a whole file, and waits until it is settled. */
  const send = async (caller: Partial<Caller>, bytes: Buffer, input: object = {}, ...statuses: string[]) => {
    const upload = await begin(caller, bytes.length, input);
    await upload.create();
    await upload.patch(0, new Uint8Array(bytes));
    return settled(caller, upload.id, ...(statuses.length ? statuses : ['READY', 'REFUSED']));
  };

  const addressOf = async (caller: Partial<Caller>, documentId: string): Promise<string> => {
    type Payload = { address: { url: string } | null; errors: Failure[] };
    const { address, errors } = await change<Payload>('downloadDocument', caller, { documentId });
    if (!address) throw new Error(JSON.stringify(errors));
    return at(address.url);
  };

  /** What is stored, as its owner downloads it. */
  const download = async (caller: Partial<Caller>, documentId: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(await addressOf(caller, documentId))).arrayBuffer());

  return { at, tus, request, begin, see, settled, send, addressOf, download, withProfile };
};

export type Uploads = ReturnType<typeof uploadsOf>;
