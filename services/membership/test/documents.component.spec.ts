import { createHash } from 'node:crypto';
import type { Failure } from '@mumaris/kit/errors';
import { waitFor } from '@mumaris/kit/testing';
import { DocumentAccessRefusedV1 } from '@mumaris/schemas';
import { blank, pdf, png, smallPng, stream } from './document-files';
import { type Membership, startedAt, startMembership } from './membership';
import { person } from './people';
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
beforeEach(() => membership.clock.moveTo(startedAt));

const hoursLater = (hours: number) => membership.clock.moveTo(new Date(Date.parse(startedAt) + hours * 3_600_000));
const of = (accountId: string) => membership.withProfile(accountId);
const codes = ({ errors }: { errors: Failure[] }) => errors.map(({ code }) => code);
const count = (collection: string, filter: object) =>
  membership.store.connection.collection(collection).countDocuments(filter);
const statusesOf = (accountId: string) =>
  membership.store.connection
    .collection('documents')
    .find({ accountId })
    .map((row) => String(row['status']))
    .toArray();

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

describe('MEM-05 two PATCHes of one upload at once', () => {
  const bodies = ['A', 'B'].map((letter) => pdf([...blank(), stream(Buffer.alloc(2 ** 20, letter))]));
  const [a = Buffer.alloc(0), b = Buffer.alloc(0)] = bodies;

  test.each([
    ['at one replica', 'acc_at_once', false],
    ['at two', 'acc_at_two', true],
  ])('%s: one is taken whole, the other is told to look again', async (_, accountId, isElsewhere) => {
    const { caller } = await of(accountId);
    const replica = isElsewhere ? await membership.replica() : undefined;
    const upload = await uploads.begin(caller, a.length);
    await upload.create();
    const answers = await Promise.all([
      upload.patch(0, new Uint8Array(a)),
      upload.patch(0, new Uint8Array(b), replica?.url ?? membership.url),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(204);
    expect([409, 423]).toContain(statuses[1]);
    const { sha256: stored } = await uploads.settled(caller, upload.id, 'READY');
    expect(bodies.map(sha256)).toContain(stored);
    expect(await statusesOf(accountId)).toEqual(['READY']);
    await replica?.stop();
  });
});

describe('MEM-05 lengths', () => {
  const most = 10_485_760;

  test('of 10 MiB are taken, of a byte more refused before one is sent', async () => {
    const { caller } = await of('acc_length');
    const file = pdf([...blank(), stream(Buffer.alloc(most - 700, 'A'))]);
    const whole = Buffer.concat([file.subarray(0, 15), Buffer.alloc(most - file.length, ' '), file.subarray(15)]);
    expect(await uploads.send(caller, whole)).toMatchObject({ bytes: most });
    expect(codes(await uploads.request(caller, { bytes: most + 1 }))).toEqual(['DOCUMENT_TOO_LARGE']);
    expect(codes(await uploads.request(caller, { bytes: 0 }))).toEqual(['DOCUMENT_EMPTY']);
    const upload = await uploads.begin(caller, 67);
    const longer = await upload.create(most + 1);
    expect([longer.status, longer.headers.get('tus-max-size')]).toEqual([413, String(most)]);
    expect(await count('uploads', { _id: upload.id as never })).toBe(0);
  });

  test.each(['-1', '1e3', '0x10', '67.0', '', '99999999999999999999', '66', '68'])(
    '%j is no length of 67 bytes',
    async (length) => {
      const { caller } = await of(`acc_length_${length}`);
      const upload = await uploads.begin(caller, 67);
      expect((await upload.create(length)).status).toBe(400);
      expect(await count('uploads', { _id: upload.id as never })).toBe(0);
    },
  );

  test('that are put off are refused', async () => {
    const { caller } = await of('acc_defers');
    const upload = await uploads.begin(caller, 67);
    const { authorization } = upload;
    const deferred = await uploads.tus('POST', 'http://documents.test/uploads', {
      authorization,
      'upload-defer-length': '1',
    });
    expect(deferred.status).toBe(501);
  });

  const endless = (bytes: number) => {
    let sent = 0;
    return new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent >= bytes) return controller.close();
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
  };

  test('that lie are cut: no more is kept than was said, and no memory is taken', async () => {
    const { caller } = await of('acc_lies');
    const upload = await uploads.begin(caller, 67);
    await upload.create();
    expect([400, 413]).toContain((await upload.patch(0, new Uint8Array(80))).status);
    expect([400, 413]).toContain((await upload.patch(0, endless(80)).catch(() => ({ status: 413 }))).status);
    const before = process.memoryUsage().rss;
    const flooded = await of('acc_floods').then(({ caller: other }) => uploads.begin(other, 67));
    const type = { 'content-type': 'application/offset+octet-stream' };
    const answer = await flooded.create(67, type, endless(2 ** 31)).catch(() => ({ status: 413 }));
    expect([400, 413]).toContain(answer.status);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
    for (const { id } of [upload, flooded]) {
      const chunks = await membership.store.connection.collection('upload-chunks').find({ uploadId: id }).toArray();
      expect(chunks.reduce((sum, { data }) => sum + (data as Buffer).length, 0)).toBeLessThanOrEqual(67);
    }
    expect([...(await statusesOf('acc_lies')), ...(await statusesOf('acc_floods'))]).toEqual([
      'UPLOADING',
      'UPLOADING',
    ]);
  });

  test('of nothing end at once, and nothing is left', async () => {
    const { caller } = await of('acc_empty');
    const upload = await uploads.begin(caller, 67);
    const empty = await upload.create(0);
    expect(empty.status).toBe(400);
    expect(await empty.json()).toMatchObject({ errors: [{ code: 'DOCUMENT_EMPTY' }] });
    const { errors } = await membership.ask('document', caller, { id: upload.id });
    expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(await count('uploads', { _id: upload.id as never })).toBe(0);
  });
});

test('MEM-05 somebody else’s upload is one that there is not, and stays as it is', async () => {
  const { caller } = await of('acc_a');
  const upload = await uploads.begin(caller, 67);
  await upload.create();
  await upload.patch(0, new Uint8Array(smallPng.subarray(0, 20)));
  const other = await of('acc_b').then(({ caller: b }) => uploads.begin(b, 67));
  const send = { 'upload-offset': '20', 'content-type': 'application/offset+octet-stream' };
  for (const authorization of [other.authorization, 'Bearer x.y', ''])
    for (const place of [upload.place, 'http://documents.test/uploads/doc_none'])
      for (const method of ['HEAD', 'PATCH', 'DELETE']) {
        const headers = { authorization, ...(method === 'PATCH' && send) };
        expect((await uploads.tus(method, place, headers, method === 'PATCH' ? 'x' : undefined)).status).toBe(404);
      }
  expect((await upload.head()).headers.get('upload-offset')).toBe('20');
  const { errors } = await membership.ask('document', person('acc_b'), { id: upload.id });
  expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
});

describe('MEM-05 who asks for documents of others', () => {
  const told = async (accountId: string) => {
    const events = membership.store.connection.collection<{ event: { type: string; data: object } }>('outbox');
    const rows = events.find({ 'event.type': DocumentAccessRefusedV1.type, 'event.data.accountId': accountId });
    return (await rows.toArray()).map(({ event }) => event.data);
  };
  const from = { address: '203.0.113.9', device: 'Firefox on a desk' };

  test('gets the answer of one that there is not, and is told of once a day', async () => {
    const { caller } = await of('acc_tried');
    const { id } = await uploads.send(caller, smallPng, { name: 'x.png' });
    const caught = { ...(await of('acc_tries')).caller, ...from };
    const { id: applicationId } = await membership.done('startApplication', caught, { service: 'TRAINING_LETTER' });
    const asks = async (documentId: string) => {
      const attached = { applicationId, slot: 'EMPLOYER_LETTER', documentId };
      return [
        codes(await membership.change('attachDocument', caught, attached)),
        codes(await membership.change('downloadDocument', caught, { documentId })),
        codes(await membership.change('removeDocument', caught, { documentId })),
        codes(await membership.change('choosePhoto', caught, { documentId })),
        (await membership.ask('document', caught, { id: documentId })).errors?.map(
          ({ extensions }) => extensions['code'],
        ),
      ];
    };
    const answers = await asks(id);
    expect(answers).toEqual([['UNKNOWN_DOCUMENT'], ['NOT_FOUND'], ['NOT_FOUND'], ['UNKNOWN_DOCUMENT'], ['NOT_FOUND']]);
    expect(await asks('doc_none')).toEqual(answers);
    expect(await told('acc_tries')).toEqual([{ accountId: 'acc_tries', ...from }]);
    hoursLater(24);
    await Promise.all([asks(id), asks(id)]);
    expect(await told('acc_tries')).toHaveLength(2);
    expect(await count('document-reads', { documentId: id, accountId: 'acc_tries' })).toBe(0);
    expect(await uploads.see(caller, id)).toMatchObject({ status: 'READY' });
  });

  test('by an upload or an address, is told of too, and whoever asks for their own is not', async () => {
    const { caller } = await of('acc_owner');
    const document = await uploads.send(caller, smallPng, { name: 'x.png' });
    const upload = await uploads.begin(caller, 67);
    await upload.create();
    const other = await of('acc_uploads').then(({ caller: b }) => uploads.begin(b, 67));
    for (const method of ['HEAD', 'DELETE'])
      expect((await uploads.tus(method, upload.place, { authorization: other.authorization })).status).toBe(404);
    expect(await told('acc_uploads')).toHaveLength(1);
    const { caller: reader } = await of('acc_address');
    const own = await uploads.addressOf(reader, (await uploads.send(reader, smallPng, { name: 'y.png' })).id);
    const turned = new URL(own);
    turned.pathname = `/documents/${document.id}/file`;
    expect((await fetch(turned)).status).toBe(403);
    expect(await told('acc_address')).toHaveLength(1);
    await membership.change('removeDocument', caller, { documentId: document.id });
    await membership.ask('document', caller, { id: document.id });
    expect(await told('acc_owner')).toEqual([]);
  });
});

test('MEM-05 what the protocol refuses is said in both languages, with what to do', async () => {
  const { caller } = await of('acc_in_words');
  const upload = await uploads.begin(caller, 67);
  const said = async (answer: Promise<Response>) => {
    const got = await answer;
    expect(got.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { errors } = (await got.json()) as { errors: Failure[] };
    expect(errors[0]?.message.ar).toMatch(/[\u0600-\u06ff]/);
    return [got.status, ...errors.map(({ code, field }) => [code, ...(field ?? [])].join(' '))];
  };
  expect(await said(upload.create(20_000_000))).toEqual([413, 'DOCUMENT_TOO_LARGE bytes']);
  await upload.create();
  expect(await said(upload.patch(9, 'x'))).toEqual([409, 'UPLOAD_OFFSET_OTHER']);
  const deferred = { authorization: upload.authorization, 'upload-defer-length': '1' };
  expect(await said(uploads.tus('POST', 'http://documents.test/uploads', deferred))).toEqual([
    501,
    'UPLOAD_MALFORMED upload-defer-length',
  ]);
  expect(await said(upload.create('a kilobyte'))).toEqual([400, 'UPLOAD_HEADER upload-length']);
  const { authorization } = upload;
  const sends = (headers: Record<string, string>) => said(uploads.tus('PATCH', upload.place, headers, 'x'));
  expect(await sends({ authorization, 'content-type': 'text/plain', 'upload-offset': '-1' })).toEqual([
    400,
    'UPLOAD_HEADER content-type',
    'UPLOAD_HEADER upload-offset',
  ]);
  expect(await sends({ authorization, 'content-type': 'application/offset+octet-stream' })).toEqual([
    403,
    'UPLOAD_HEADER upload-offset',
  ]);
  expect(await said(fetch(uploads.at(upload.place), { method: 'PATCH' }))).toEqual([
    412,
    'UPLOAD_HEADER tus-resumable',
  ]);
  expect(await said(uploads.tus('PUT', upload.place, { authorization }))).toEqual([404, 'NOT_FOUND']);
  await upload.patch(0, new Uint8Array(png(80, 100)).slice(0, 67));
  expect(await said(upload.remove())).toEqual([400, 'UPLOAD_COMPLETE']);
});

test('MEM-05 the ending of a name follows the bytes', async () => {
  const { caller } = await of('acc_named');
  expect(await uploads.send(caller, png(80, 100), { name: 'degree.pdf' })).toMatchObject({
    name: 'degree.png',
    mediaType: 'image/png',
  });
  expect(await uploads.send(caller, pdf(blank()), { name: 'IMG_0042.JPG' })).toMatchObject({ name: 'IMG_0042.pdf' });
});

test('MEM-05 an upload lives for 24 hours; then it is gone, once, and its neighbours stay', async () => {
  const replica = await membership.replica();
  const { caller } = await of('acc_unfinished');
  const upload = await uploads.begin(caller, 67);
  await upload.create();
  await upload.patch(0, new Uint8Array(smallPng.subarray(0, 20)));
  hoursLater(1);
  const neighbour = await uploads.begin(caller, 67);
  await neighbour.create();
  hoursLater(24 - 1 / 60);
  const inTime = await upload.head();
  expect([inTime.status, inTime.headers.get('upload-expires')]).toEqual([200, 'Mon, 23 Nov 2026 09:30:00 GMT']);
  hoursLater(24 + 1 / 60);
  expect((await upload.head()).status).toBe(410);
  expect((await upload.patch(20, new Uint8Array(smallPng.subarray(20)))).status).toBe(410);
  await waitFor(async () => (await count('upload-chunks', { uploadId: upload.id })) === 0);
  expect((await neighbour.head()).status).toBe(200);
  expect((await upload.head()).status).toBe(410);
  expect((await statusesOf('acc_unfinished')).sort()).toEqual(['REMOVED', 'UPLOADING']);
  await replica.stop();
});

test('MEM-05 a PATCH that runs while its upload expires fails whole, and keeps nothing', async () => {
  const { caller } = await of('acc_running');
  const upload = await uploads.begin(caller, smallPng.length);
  await upload.create();
  let end = () => undefined as void;
  const slow = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new Uint8Array(smallPng.subarray(0, 20)));
      end = () => {
        controller.enqueue(new Uint8Array(smallPng.subarray(20)));
        controller.close();
      };
    },
  });
  const running = upload.patch(0, slow);
  await waitFor(() => count('upload-locks', { _id: upload.id as never }));
  hoursLater(25);
  await waitFor(async () => (await statusesOf('acc_running'))[0] === 'REMOVED');
  end();
  expect([409, 410]).toContain((await running).status);
  expect(await count('upload-chunks', { uploadId: upload.id })).toBe(0);
});

test('MEM-05 who ends an upload leaves nothing; a finished one is not ended that way', async () => {
  const { caller } = await of('acc_ends');
  const upload = await uploads.begin(caller, 67);
  await upload.create();
  await upload.patch(0, new Uint8Array(smallPng.subarray(0, 20)));
  expect((await upload.remove()).status).toBe(204);
  expect(await count('upload-chunks', { uploadId: upload.id })).toBe(0);
  expect(await statusesOf('acc_ends')).toEqual(['REMOVED']);
});

describe('MEM-05 a crash between bytes and record', () => {
  test('after the last bytes: whoever comes next finishes it, once', async () => {
    const { caller } = await of('acc_crash');
    const upload = await uploads.begin(caller, smallPng.length);
    await upload.create();
    // All bytes are here, as a process that was killed then leaves them.
    const chunks = membership.store.connection.collection('upload-chunks');
    await chunks.insertOne({ _id: 'chk_crash' as never, uploadId: upload.id, data: smallPng });
    const here = { $set: { offset: smallPng.length, chunks: ['chk_crash'] } };
    await membership.store.connection.collection('uploads').updateOne({ _id: upload.id as never }, here);
    expect((await upload.head()).headers.get('upload-offset')).toBe(String(smallPng.length));
    await uploads.settled(caller, upload.id, 'READY');
    expect(await statusesOf('acc_crash')).toEqual(['READY']);
  });

  test('after the stored bytes: what no document names goes after its time, and what one names stays', async () => {
    const { caller } = await of('acc_orphan');
    const { id } = await uploads.send(caller, smallPng);
    const { connection } = membership.store;
    const soon = new Date(Date.parse(startedAt) + 3_600_000);
    await connection.collection('contents').insertOne({ _id: 'cnt_orphan' as never, previews: [], goneAt: soon });
    await connection
      .collection('document-bytes.files')
      .insertOne({ _id: 'cnt_orphan/file' as never, length: 0, filename: 'cnt_orphan/file' });
    hoursLater(2);
    await waitFor(async () => (await count('contents', { _id: 'cnt_orphan' as never })) === 0);
    expect(await count('document-bytes.files', { filename: 'cnt_orphan/file' })).toBe(0);
    expect(await uploads.download(caller, id)).not.toHaveLength(0);
  });
});

test('MEM-05 how much one practitioner can begin is bounded', async () => {
  const { caller } = await of('acc_many');
  for (let begun = 0; begun < 20; begun += 1) await uploads.begin(caller, 67);
  expect(codes(await uploads.request(caller, { bytes: 67 }))).toEqual(['TOO_MANY_UPLOADS']);
  expect(codes(await uploads.request(person('acc_without_profile'), { bytes: 67 }))).toEqual(['PROFILE_FIRST']);
});

test('MEM-05 a page of a browser may send where it is allowed to', async () => {
  const preflight = (origin: string) =>
    uploads.tus('OPTIONS', 'http://documents.test/uploads', { origin, 'access-control-request-method': 'PATCH' });
  const allowed = await preflight('http://portal.test');
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://portal.test');
  expect(allowed.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
  expect((await preflight('http://elsewhere.test')).headers.get('access-control-allow-origin')).toBeNull();
});

test('MEM-03 the types of documents are everybody’s to read', async () => {
  type Types = { documentTypes: { code: string; neededDates: string[]; freshMonths: number | null; count: number }[] };
  const { data } = await membership.ask<Types>('documentTypes', {});
  expect(data.documentTypes.find(({ code }) => code === 'PERSONAL_PHOTO')).toMatchObject({
    neededDates: ['takenOn'],
    freshMonths: 6,
    count: 3,
    picture: { minWidth: 300 },
  });
});
