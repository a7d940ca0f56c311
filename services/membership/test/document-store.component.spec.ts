import { type createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '@mumaris/kit/server/listen';
import type { Failure } from '@mumaris/kit/errors';
import { testMongoUri, testStore, waitFor } from '@mumaris/kit/testing';
import { createGridFs } from '../src/documents/bytes/gridfs';
import { pdf, blank, smallPng } from './document-files';
import { type Membership, startMembership } from './membership';
import { playScanner, type Scanner } from './scanner';
import { uploadsOf, type Uploads } from './uploads';

/** A store that speaks S3's protocol as far as documents need it; it believes every signature that is one. */
const playS3 = () => {
  const objects = new Map<string, Buffer>();
  const unsigned: string[] = [];
  const app: Parameters<typeof createServer>[1] = (request, response) => {
    const key = decodeURIComponent(new URL(request.url ?? '', 'http://s3.test').pathname);
    if (!/^AWS4-HMAC-SHA256 Credential=key\//.test(request.headers.authorization ?? '')) unsigned.push(key);
    void (async () => {
      const body = await buffer(request);
      if (request.method === 'PUT') objects.set(key, body);
      if (request.method === 'DELETE') objects.delete(key);
      if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204).end();
      const found = objects.get(key);
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const part = found?.subarray(Number(start), Number(end) + 1);
      return response.writeHead(part ? 206 : 404, { 'content-length': String(part?.length ?? 0) }).end(part);
    })();
  };
  return { objects, unsigned, app: app };
};

describe('MEM-05 documents in a bucket', () => {
  const s3 = playS3();
  let server: Server;
  let scanner: Scanner;
  let membership: Membership;
  let uploads: Uploads;

  beforeAll(async () => {
    const listening = await listen(s3.app, '127.0.0.1', 0);
    server = listening.server;
    scanner = await playScanner();
    membership = await startMembership({
      scanner: scanner.address,
      s3: { S3_BUCKET: 'documents', S3_ENDPOINT: listening.url },
    });
    uploads = uploadsOf(membership);
  });
  afterAll(async () => {
    await membership.stop();
    await scanner.stop();
    server.closeAllConnections();
    server.close();
  });

  test('are written, read in parts, and gone once they are removed', async () => {
    const { caller } = await membership.withProfile('acc_bucket');
    const file = pdf(blank());
    const { id } = await uploads.send(caller, file);
    expect([...s3.objects.keys()].map((key) => key.replace(/cnt_\w+/, 'cnt'))).toEqual([
      '/documents/cnt/file',
      '/documents/cnt/preview-1',
    ]);
    expect(await uploads.download(caller, id)).toEqual(file);
    const part = await fetch(await uploads.addressOf(caller, id), { headers: { range: 'bytes=5-9' } });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, file.subarray(5, 10)]);
    expect(await membership.store.connection.collection('document-bytes.files').countDocuments()).toBe(0);
    const { errors } = await membership.change<{ errors: Failure[] }>('removeDocument', caller, { documentId: id });
    expect(errors).toEqual([]);
    expect(s3.objects.size).toBe(0);
    expect(s3.unsigned).toEqual([]);
  });

  test('what no document names is gone after its time, as in the service’s own store', async () => {
    const { caller } = await membership.withProfile('acc_bucket_orphan');
    const { id } = await uploads.send(caller, smallPng);
    const kept = s3.objects.size;
    s3.objects.set('/documents/cnt_orphan/file', Buffer.from('x'));
    const goneAt = new Date(membership.clock.now().getTime() + 3_600_000);
    await membership.store.connection
      .collection('contents')
      .insertOne({ _id: 'cnt_orphan' as never, previews: [], goneAt });
    membership.clock.moveTo(new Date(goneAt.getTime() + 1_000));
    await waitFor(() => !s3.objects.has('/documents/cnt_orphan/file'));
    expect(s3.objects.size).toBe(kept);
    expect(await uploads.download(caller, id)).not.toHaveLength(0);
  });
});

test('MEM-05 bytes in the service’s own store are gone for all who remove them at once, and once more changes nothing', async () => {
  const store = await testStore(testMongoUri());
  const bytes = createGridFs(store.connection);
  for (let round = 0; round < 20; round += 1) {
    await bytes.write('cnt_1/file', smallPng);
    await Promise.all(Array.from({ length: 4 }, () => bytes.remove('cnt_1/file')));
  }
  await bytes.remove('cnt_1/file');
  expect(await store.connection.collection('document-bytes.chunks').countDocuments()).toBe(0);
  await store.drop();
}, 60_000);
