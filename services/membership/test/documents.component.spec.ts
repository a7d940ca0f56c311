import { createHash } from 'node:crypto';
import { blank, pdf, smallPng, stream } from './document-files';
import { type Membership, startMembership } from './membership';
import { playScanner, type Scanner } from './scanner';
import { uploadsOf, type Uploads } from './uploads';

let membership: Membership;
let scanner: Scanner;
let uploads: Uploads;

beforeAll(async () => {
  scanner = await playScanner();
  membership = await startMembership({ scanner: scanner.address });
  uploads = uploadsOf(membership);
});
afterAll(async () => {
  await membership.stop();
  await scanner.stop();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('MEM-05 a PDF is sent, checked, shown and read by its owner', async () => {
  const { caller } = await membership.withProfile('acc_thin');
  const file = pdf([...blank(), stream(Buffer.alloc(2_000, 'A'))]);
  const document = await uploads.send(caller, file, { name: 'شهادة.pdf', issuedOn: '1447-05-06' });
  expect(document).toMatchObject({
    status: 'READY',
    name: 'شهادة.pdf',
    mediaType: 'application/pdf',
    bytes: file.length,
    sha256: sha256(file),
    pages: 1,
    issuedOn: '2025-10-28',
    refusal: null,
    previews: [{ page: 1 }],
  });
  expect(await uploads.download(caller, document.id)).toEqual(file);
});

test('MEM-05 an upload goes on at its offset, and at no other; told twice that all is there, there is one document', async () => {
  const { caller } = await membership.withProfile('acc_offsets');
  const upload = await uploads.begin(caller, 67, { name: 'one.png' });
  const statuses = [
    (await upload.create()).status,
    ...(await inTurn([
      () => upload.patch(0, new Uint8Array(smallPng.subarray(0, 20))),
      () => upload.patch(0, new Uint8Array(smallPng.subarray(0, 20))),
      () => upload.patch(30, new Uint8Array(smallPng.subarray(30))),
    ])),
  ];
  expect(statuses).toEqual([201, 204, 409, 409]);
  const head = await upload.head();
  expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '20']);
  expect((await uploads.see(caller, upload.id)).received).toBe(20);
  const rest = await upload.patch(20, new Uint8Array(smallPng.subarray(20)));
  expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, '67']);
  expect((await upload.patch(67, new Uint8Array())).status).toBe(204);
  await uploads.settled(caller, upload.id, 'READY');
  expect((await upload.patch(67, new Uint8Array())).status).toBe(204);
  expect(sha256(smallPng)).toBe('d44c0303173ecdb8ba72a7ab688f020583b31865537e2f9ab57e56aeec687807');
  expect(scanner.scans.at(-1)?.subarray(14, -4)).toEqual(smallPng);
  const rows = await membership.store.connection.collection('documents').countDocuments({ accountId: 'acc_offsets' });
  expect(rows).toBe(1);
});

const inTurn = async (works: readonly (() => Promise<Response>)[]): Promise<number[]> => {
  const statuses: number[] = [];
  for (const work of works) statuses.push((await work()).status);
  return statuses;
};
