import type { Failure } from '@mumaris/kit/errors';
import { DocumentClearedV1, DocumentRefusedV1 } from '@mumaris/schemas';
import { fixedClock, waitFor } from '@mumaris/kit/testing';
import {
  countDifferent,
  type Document,
  type Documents,
  type DocumentTypes,
  isAttachable,
  isSubmittable,
  isTimely,
} from '../src/documents';
import { blank, latin, pdf, png, smallPng, stream } from './document-files';
import { type Membership, startedAt, startMembership } from './membership';
import { person, reviewer } from './people';
import { away, eicar, playScanner, type Scanner } from './scanner';
import { type SeenDocument, uploadsOf, type Uploads } from './uploads';

let membership: Membership;
let scanner: Scanner;
let uploads: Uploads;
/** The reviewers who handle an application that each document is attached to, as applications say; and what was handed in. */
const handlers = new Set<string>();
const handedIn = new Set<string>();

beforeAll(async () => {
  scanner = await playScanner();
  membership = await startMembership({
    scanner: scanner.address,
    ports: {
      handles: (account, id) => Promise.resolve(handlers.has(`${account} ${id}`)),
      inUse: (id) => Promise.resolve(handedIn.has(id)),
    },
  });
  uploads = uploadsOf(membership);
});
afterAll(async () => {
  await membership.stop();
  await scanner.stop();
});
beforeEach(() => {
  scanner.answerWith();
  membership.clock.moveTo(startedAt);
});

const later = (seconds: number) => membership.clock.moveTo(new Date(Date.parse(startedAt) + seconds * 1_000));
const codes = ({ errors }: { errors: Failure[] }) => errors.map(({ code }) => code);
const of = (accountId: string) => membership.withProfile(accountId);
const count = (collection: string, filter: object = {}) =>
  membership.store.connection.collection(collection).countDocuments(filter);

test('MEM-05 its owner, and a reviewer who handles it, read a document; each read is shown to the owner', async () => {
  const { caller } = await of('acc_read');
  const { id } = await uploads.send(caller, smallPng, { name: 'x.png' });
  const [handler, other] = [reviewer('acc_handler'), reviewer('acc_other')];
  handlers.add(`acc_handler ${id}`);
  for (const nobody of [other, person('acc_stranger')]) {
    expect(codes(await membership.change('downloadDocument', nobody, { documentId: id }))).toEqual(['NOT_FOUND']);
    const { errors } = await membership.ask('document', nobody, { id });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);
  }
  const partner = { client: { id: 'cli_1', organisationId: 'org_1', scopes: [] } };
  const { errors: ofPartner } = await membership.ask('downloadDocument', partner, { input: { documentId: id } });
  expect(JSON.stringify(ofPartner)).toContain('FORBIDDEN');
  await uploads.download(handler, id);
  later(1);
  const address = await uploads.addressOf(caller, id);
  for (const method of ['HEAD', 'GET', 'GET']) await fetch(address, { method });
  const seen = await uploads.see(handler, id);
  later(2);
  expect((await fetch(uploads.at(seen.previews[0]?.address.url ?? ''))).status).toBe(200);
  const { data } = await membership.ask<{ document: { reads: { edges: { node: object }[] } } }>(
    'documentReads',
    caller,
    { id },
  );
  expect(data.document.reads.edges.map(({ node }) => node)).toEqual([
    { at: '2026-11-22T09:30:02.000Z', reader: 'REVIEWER', whole: false },
    { at: '2026-11-22T09:30:01.000Z', reader: 'OWNER', whole: true },
    { at: '2026-11-22T09:30:00.000Z', reader: 'REVIEWER', whole: true },
  ]);
  const { errors: hidden } = await membership.ask('documentReads', handler, { id });
  expect(JSON.stringify(hidden)).toContain('FORBIDDEN');
});

describe('MEM-05 an address', () => {
  let caller: Awaited<ReturnType<typeof of>>['caller'];
  let document: SeenDocument;
  beforeAll(async () => {
    ({ caller } = await of('acc_links'));
    document = await uploads.send(caller, pdf(blank()), { name: 'شهادة "الطب" (نسخة).pdf' });
  });

  test('holds for five minutes by the server’s clock, at every replica', async () => {
    const address = await uploads.addressOf(caller, document.id);
    const replica = await membership.replica();
    later(299);
    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(address.replace(membership.url, replica.url))).status).toBe(200);
    await replica.stop();
    later(301);
    const expired = await fetch(address);
    expect(expired.status).toBe(403);
    expect(await expired.json()).toMatchObject({ errors: [{ code: 'DOCUMENT_LINK_EXPIRED' }] });
    later(-2);
    expect((await fetch(address)).status).toBe(200);
  });

  test('made at one replica works at once at another whose clock is two seconds behind, and two seconds longer at most', async () => {
    const behind = fixedClock(new Date(Date.parse(startedAt) - 2_000));
    const replica = await membership.replica(behind);
    const there = (await uploads.addressOf(caller, document.id)).replace(membership.url, replica.url);
    expect((await fetch(there)).status).toBe(200);
    const after = (seconds: number) => behind.moveTo(new Date(Date.parse(startedAt) + (seconds - 2) * 1_000));
    after(302);
    expect((await fetch(there)).status).toBe(200);
    after(302.001);
    expect((await fetch(there)).status).toBe(403);
    await replica.stop();
  });

  test('that expires while it is read is read to its end', async () => {
    const large = pdf([...blank(), stream(Buffer.alloc(8_000_000, 'A'))]);
    const { id } = await uploads.send(caller, large);
    const address = await uploads.addressOf(caller, id);
    later(299);
    const begun = await fetch(address);
    later(400);
    // Compared as bytes: Jest's toEqual walks eight million numbers.
    expect(large.equals(Buffer.from(await begun.arrayBuffer()))).toBe(true);
    expect((await fetch(address)).status).toBe(403);
  });

  test('of which a letter was changed is none: each answer is the same', async () => {
    const address = new URL(await uploads.addressOf(caller, document.id));
    const ticket = address.searchParams.get('ticket') ?? '';
    const [body = '', signature = ''] = ticket.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { until: number };
    const longer = Buffer.from(JSON.stringify({ ...claims, until: claims.until + 1 })).toString('base64url');
    const { until: _, ...without } = claims;
    const endless = Buffer.from(JSON.stringify(without)).toString('base64url');
    const last = signature.at(-1) === 'A' ? 'B' : 'A';
    const lastOfId = document.id.at(-1) === '0' ? '1' : '0';
    const changed = [
      address.href.replace(document.id, `${document.id.slice(0, -1)}${lastOfId}`),
      address.href.replace(ticket, `${longer}.${signature}`),
      address.href.replace(ticket, `${endless}.${signature}`),
      address.href.replace(ticket, `${body}.${signature.slice(0, -1)}${last}`),
      address.href.replace(`?ticket=${ticket}`, ''),
      `${address.href}&ticket=${ticket}`,
      address.href.replace('/file', '/pages/2'),
    ];
    for (const href of changed) {
      const refused = await fetch(href);
      expect([refused.status, await refused.json()]).toEqual([
        403,
        { errors: [expect.objectContaining({ code: 'DOCUMENT_LINK_INVALID' })] },
      ]);
    }
  });

  test('gives a download that no browser runs, keeps or guesses about', async () => {
    const { headers } = await fetch(await uploads.addressOf(caller, document.id));
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[ -~]*"; /);
    expect(disposition).toContain(
      "filename*=UTF-8''%D8%B4%D9%87%D8%A7%D8%AF%D8%A9%20%22%D8%A7%D9%84%D8%B7%D8%A8%22%20%28%D9%86%D8%B3%D8%AE%D8%A9%29.pdf",
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining('sandbox') as string,
    });
  });

  test('ends with the right to read, also where it is out already', async () => {
    const { id } = await uploads.send(caller, smallPng);
    handlers.add(`acc_lapsing ${id}`);
    const ofReviewer = await uploads.addressOf(reviewer('acc_lapsing'), id);
    const ofOwner = await uploads.addressOf(caller, id);
    expect((await fetch(ofReviewer)).status).toBe(200);
    handlers.clear();
    expect((await fetch(ofReviewer)).status).toBe(403);
    await membership.change('removeDocument', caller, { documentId: id });
    expect((await fetch(ofOwner)).status).toBe(403);
  });
});

test('MEM-05 a part of a document is given as it is asked for', async () => {
  const { caller } = await of('acc_ranges');
  const file = ((whole) =>
    Buffer.concat([whole.subarray(0, 15), latin(' '.repeat(1_000 - whole.length)), whole.subarray(15)]))(pdf(blank()));
  const { id, bytes } = await uploads.send(caller, file);
  expect(bytes).toBe(1_000);
  const address = await uploads.addressOf(caller, id);
  const cases: [string, number, string | null, Buffer][] = [
    ['bytes=0-499', 206, 'bytes 0-499/1000', file.subarray(0, 500)],
    ['bytes=0-0', 206, 'bytes 0-0/1000', file.subarray(0, 1)],
    ['bytes=500-', 206, 'bytes 500-999/1000', file.subarray(500)],
    ['bytes=-1', 206, 'bytes 999-999/1000', file.subarray(999)],
    ['bytes=-2000', 206, 'bytes 0-999/1000', file],
    ['bytes=999-2000', 206, 'bytes 999-999/1000', file.subarray(999)],
    ['bytes=1000-', 416, 'bytes */1000', Buffer.alloc(0)],
    ['bytes=-0', 416, 'bytes */1000', Buffer.alloc(0)],
    ['bytes=5-2', 416, 'bytes */1000', Buffer.alloc(0)],
    ['abc', 200, null, file],
    ['bytes=0-1,5-6', 200, null, file],
  ];
  for (const [range, status, contentRange, expected] of cases) {
    const answer = await fetch(address, { headers: { range } });
    const got = Buffer.from(await answer.arrayBuffer());
    expect([range, answer.status, answer.headers.get('content-range')]).toEqual([range, status, contentRange]);
    expect(got).toEqual(expected);
    expect(Number(answer.headers.get('content-length'))).toBe(expected.length);
    const head = await fetch(address, { method: 'HEAD', headers: { range } });
    expect([head.status, head.headers.get('content-length')]).toEqual([status, String(expected.length)]);
  }
});

test('MEM-05 what harms is refused, and no byte of it is kept; its name is told nobody', async () => {
  const { caller } = await of('acc_eicar');
  const before = await count('document-bytes.files');
  const document = await uploads.send(caller, pdf([...blank(), stream(Buffer.from(eicar))]));
  expect(document).toMatchObject({
    status: 'REFUSED',
    sha256: null,
    refusal: { code: 'DOCUMENT_INFECTED' },
    previews: [],
  });
  expect(JSON.stringify(document)).not.toMatch(/EICAR/i);
  expect(await count('upload-chunks', { uploadId: document.id })).toBe(0);
  expect(await count('document-bytes.files')).toBe(before);
  expect(isAttachable(document as never) || isSubmittable(document as never)).toBe(false);
});

test('MEM-05 while the scanner is away a document waits, nobody opens it, and its owner hears how it ended', async () => {
  scanner.answerWith(away);
  const [a, b] = [await of('acc_clean'), await of('acc_found')];
  const good = await uploads.send(a.caller, pdf(blank()), {}, 'QUARANTINED');
  const bad = await uploads.send(b.caller, pdf([...blank(), stream(Buffer.from(eicar))]), {}, 'QUARANTINED');
  expect([isAttachable(good as never), isSubmittable(good as never)]).toEqual([true, false]);
  handlers.add(`acc_handler ${good.id}`);
  for (const caller of [a.caller, reviewer('acc_handler')]) {
    expect(codes(await membership.change('downloadDocument', caller, { documentId: good.id }))).toEqual([
      'DOCUMENT_NOT_READY',
    ]);
    expect((await uploads.see(caller, good.id)).previews).toEqual([]);
  }
  later(120);
  await waitFor(() => scanner.scans.length > 2);
  expect((await uploads.see(a.caller, good.id)).status).toBe('QUARANTINED');
  scanner.answerWith();
  later(40 * 60);
  expect(await uploads.settled(a.caller, good.id, 'READY')).toMatchObject({ pages: 1, previews: [{ page: 1 }] });
  await uploads.settled(b.caller, bad.id, 'REFUSED');
  const cleared = await membership.bus.hear(DocumentClearedV1, ({ documentId }) => documentId === good.id);
  expect(cleared).toMatchObject({ accountId: 'acc_clean', typeName: { en: 'Degree certificate' } });
  const refused = await membership.bus.hear(DocumentRefusedV1, ({ documentId }) => documentId === bad.id);
  expect(refused.reason.en).toContain('clean copy');
});

test('MEM-05 a scanner that says nothing, and one that is not there: a document waits, and no socket is left', async () => {
  const { caller } = await of('acc_silence');
  scanner.answerWith(() => undefined);
  const silent = await uploads.send(caller, pdf(blank()), {}, 'QUARANTINED', 'READY', 'REFUSED');
  expect(silent.status).toBe('QUARANTINED');
  await waitFor(() => scanner.sockets.size === 0);
  await scanner.refuse(async () => {
    const refused = await uploads.send(caller, pdf(blank()), {}, 'QUARANTINED', 'READY', 'REFUSED');
    expect(refused).toMatchObject({ status: 'QUARANTINED', previews: [] });
  });
}, 60_000);

test('MEM-05 its owner removes a document and its bytes, unless an application was handed in with it', async () => {
  const { caller, practitionerId } = await of('acc_removes');
  const { id } = await uploads.send(caller, png(20, 20));
  const remove = (by = caller) => membership.change<{ errors: Failure[] }>('removeDocument', by, { documentId: id });
  handedIn.add(id);
  expect(codes(await remove())).toEqual(['DOCUMENT_IN_USE']);
  handedIn.clear();
  expect(codes(await remove(person('acc_stranger')))).toEqual(['NOT_FOUND']);
  const [row] = await membership.store.connection.collection('documents').find({ practitionerId }).toArray();
  expect(await count('document-bytes.files', { filename: { $regex: `^${String(row?.['contentId'])}/` } })).toBe(2);
  expect(codes(await remove())).toEqual([]);
  expect(await count('document-bytes.files', { filename: { $regex: `^${String(row?.['contentId'])}/` } })).toBe(0);
  expect(codes(await remove())).toEqual(['NOT_FOUND']);
  const { data } = await membership.ask<{ _entities: [{ documents: { edges: object[] } }] }>('myDocuments', caller, {
    representations: [{ __typename: 'Practitioner', id: practitionerId }],
  });
  expect(data._entities[0].documents.edges).toEqual([]);
});

test('MEM-03 an application is told of its documents: whether they can be attached and handed in, and how many there are', async () => {
  const { caller, practitionerId } = await of('acc_photos');
  const types: DocumentTypes = membership.deps.documentTypes;
  const documents: Documents = membership.deps.documents;
  const photo = (width: number) =>
    uploads.send(caller, png(width, 500), { type: 'PERSONAL_PHOTO', takenOn: '2026-11-01', name: 'me.png' });
  const sent = [await photo(400), await photo(400), await photo(401)];
  const found: readonly Document[] = await documents.byIds(sent.map(({ id }) => id));
  expect(found.map((one) => [isAttachable(one), isSubmittable(one)])).toEqual(Array(3).fill([true, true]));
  const type = types.get('PERSONAL_PHOTO');
  expect(found.every((one) => isTimely(type, one, membership.clock.now()))).toBe(true);
  expect([countDifferent(found), type.count]).toEqual([2, 3]);
  const page = await documents.ofPractitioner(practitionerId, { first: 2 });
  expect(page.edges.map(({ node }) => node.id)).toEqual([sent[2]?.id, sent[1]?.id]);
});
