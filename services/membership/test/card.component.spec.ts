import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import { callSubgraph } from '@mumaris/kit/testing';
import { pdfLines } from '@mumaris/kit/testing/pdf-text';
import sharp from 'sharp';
import { type Membership, startedAt, startMembership } from './membership';
import { reviewer } from './people';
import { registrationUntil } from './registrations';
import { photoAsStored } from './stored-photo';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

interface Addresses {
  pdf: { url: string };
  png: { url: string };
}
interface Seen {
  _entities: [{ registration: { card: Addresses | null } | null }];
}

const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Practitioner {
  registration { card { pdf { url } png { url } } } } } }`;

/** Somebody registered, with a photo on the profile where one is wanted. */
const registered = async (accountId: string, { photo = true } = {}) => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const id = newId('cre');
  const whose = { id, number: newNumber('R'), practitionerId, accountId, applicationId: `app_${id}` };
  const registration = registrationUntil('2028-03-01', whose);
  await membership.deps.credentials.insert({ state: registration });
  const givePhoto = async () => {
    const stored = await photoAsStored(membership.store.connection, membership.clock);
    const documentId = await membership.withDocument(
      { practitionerId, accountId },
      { type: 'PERSONAL_PHOTO', ...stored },
    );
    await membership.change('choosePhoto', caller, { documentId });
  };
  if (photo) await givePhoto();
  const ask = async (by: Partial<Caller> = caller) => {
    const variables = { representations: [{ __typename: 'Practitioner', id: practitionerId }] };
    const { data, errors = [] } = await callSubgraph<Seen>({ ...membership.of, caller: by, query, variables });
    return { card: data._entities[0].registration?.card, codes: errors.map(({ extensions }) => extensions['code']) };
  };
  return { ...whose, caller, ask, givePhoto };
};

const read = (url: string) => fetch(url.replace('http://documents.test', membership.url));

test('MEM-63 the card is read as a PDF of ID-1 to print, with all that it says, and as a PNG for the telephone', async () => {
  const { ask, number } = await registered('acc_card');
  const { card } = await ask();
  const printed = await read(card?.pdf.url ?? '');
  expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const bytes = new Uint8Array(await printed.arrayBuffer());
  const lines = await pdfLines(bytes);
  const text = lines.map(({ fromLeft }) => fromLeft).join();
  for (const part of [number, 'NouraAbdullahAl-Qahtani', 'nursing', '2028-03-01=1449-10-05'])
    expect(text).toContain(part);
  expect(lines.some(({ fromRight }) => fromRight.includes('نورةعبداللهالقحطاني'))).toBe(true);
  // 85.6 × 53.98 mm in points.
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/MediaBox ?\[0 0 242\.6\d* 153\.0\d*\]/);

  const picture = await read(card?.png.url ?? '');
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  const { format, width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 1_011, height: 638 });
});

test('MEM-63 without a photo it says what to do, and once there is one it is there', async () => {
  const { ask, givePhoto } = await registered('acc_no_photo', { photo: false });
  expect(await ask()).toEqual({ card: null, codes: ['CARD_PHOTO_FIRST'] });
  await givePhoto();
  const { card } = await ask();
  expect((await read(card?.pdf.url ?? '')).status).toBe(200);
});

test('MEM-63 a photo that was taken away since is asked for again', async () => {
  const { ask, caller } = await registered('acc_taken_away');
  const { card } = await ask();
  await membership.change('removePhoto', caller, {});
  const answer = await read(card?.png.url ?? '');
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ errors: [{ code: 'CARD_PHOTO_FIRST' }] });
});

test('MEM-63 MEM-66 only a registration in force has a card, and its holder alone', async () => {
  const { ask, id } = await registered('acc_ended_card');
  expect(await ask(reviewer('acc_rania'))).toEqual({ card: null, codes: ['FORBIDDEN'] });
  const { card } = await ask();
  await membership.deps.credentials.update(id, (one) => ({ state: { ...one, expiresOn: '2026-11-21' } }));
  expect((await read(card?.pdf.url ?? '')).status).toBe(409);
  expect(await ask()).toEqual({ card: null, codes: [] });
});
