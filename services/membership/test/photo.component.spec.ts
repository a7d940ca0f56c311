import type { Caller } from '@mumaris/kit/auth/caller';
import type { Failure } from '@mumaris/kit/errors';
import { type Membership, startMembership } from './membership';
import { person, reviewer, support, visitor } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

interface Chosen {
  practitioner: { photo: { id: string } | null } | null;
  errors: Failure[];
}
interface Seen {
  _entities: [{ photo: { id: string; name: string; previews: object[] } | null } | null];
}

const codes = ({ errors }: { errors: Failure[] }) => errors.map(({ code }) => code);

/** A practitioner, and how a personal photo of theirs is put there as a row. */
const withPhotos = async (accountId: string) => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const photo = (fields: object = {}) =>
    membership.withDocument({ practitionerId, accountId }, { type: 'PERSONAL_PHOTO', name: 'me.png', ...fields });
  const choose = (documentId: string) => membership.change<Chosen>('choosePhoto', caller, { documentId });
  const remove = (documentId: string) => membership.change('removeDocument', caller, { documentId });
  const takeAway = () => membership.change<Chosen>('removePhoto', caller, {});
  const see = async (by: Partial<Caller>) => {
    const representations = [{ __typename: 'Practitioner', id: practitionerId }];
    const { data, errors = [] } = await membership.ask<Seen>('photo', by, { representations });
    return { photo: data._entities[0]?.photo, refused: errors.map(({ extensions }) => extensions['code']) };
  };
  return { caller, practitionerId, photo, choose, remove, takeAway, see };
};

test('MEM-01 a profile has no photo until one is chosen, another takes its place, and it can be taken away', async () => {
  const { caller, photo, choose, takeAway, see } = await withPhotos('acc_photo');
  expect(await see(caller)).toEqual({ photo: null, refused: [] });
  const [first, second] = [await photo(), await photo()];
  for (const id of [first, first, second])
    expect(await choose(id)).toMatchObject({ practitioner: { photo: { id } }, errors: [] });
  expect((await see(caller)).photo).toMatchObject({ id: second, name: 'me.png' });
  for (const _again of [1, 2]) expect(await takeAway()).toMatchObject({ practitioner: { photo: null }, errors: [] });
});

test('MEM-01 only a personal photo of the own documents that is ready will do', async () => {
  const { photo, choose, see, caller } = await withPhotos('acc_chooser');
  const other = await withPhotos('acc_photographed');
  const refused = async (id: string) => {
    const { errors } = await choose(id);
    return errors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
  };
  expect(await refused(await other.photo())).toEqual(['UNKNOWN_DOCUMENT documentId']);
  expect(await refused('doc_none')).toEqual(['UNKNOWN_DOCUMENT documentId']);
  expect(await refused(await photo({ type: 'DEGREE_CERTIFICATE' }))).toEqual(['WRONG_DOCUMENT_TYPE documentId']);
  for (const status of ['UPLOADING', 'CHECKING', 'QUARANTINED', 'REFUSED'])
    expect(await refused(await photo({ status }))).toEqual(['DOCUMENT_NOT_READY documentId']);
  expect(await refused(await photo({ status: 'REMOVED' }))).toEqual(['UNKNOWN_DOCUMENT documentId']);
  expect((await see(caller)).photo).toBeNull();
  const input = { documentId: await photo() };
  for (const nobody of [visitor, { client: { id: 'cli_1', organisationId: 'org_1', scopes: [] } }])
    await expect(membership.change('choosePhoto', nobody, input)).rejects.toThrow();
  expect(codes(await membership.change('removePhoto', person('acc_no_profile'), {}))).toEqual(['PROFILE_FIRST']);
});

test('MEM-01 the owner and reviewers see which document it is, and read it by the rights of documents', async () => {
  const { caller, photo, choose, see } = await withPhotos('acc_seen');
  const id = await photo({ previews: 1, contentId: 'cnt_1' });
  await choose(id);
  expect((await see(caller)).photo).toMatchObject({ id, previews: [{ page: 1 }] });
  expect((await see(reviewer('acc_rania'))).photo).toEqual({ id, name: 'me.png', previews: [] });
  const read = await membership.change('downloadDocument', reviewer('acc_rania'), { documentId: id });
  expect(codes(read)).toEqual(['NOT_FOUND']);
  expect((await see(support)).refused).toContain('FORBIDDEN');
  expect((await see(person('acc_somebody'))).photo).toBeUndefined();
});

test('MEM-05 a photo is in use and stays until it is taken off the profile', async () => {
  const { photo, choose, remove, takeAway } = await withPhotos('acc_kept');
  const [first, second] = [await photo(), await photo()];
  await choose(first);
  expect(codes(await remove(first))).toEqual(['DOCUMENT_IN_USE']);
  await choose(second);
  expect(codes(await remove(first))).toEqual([]);
  await takeAway();
  expect(codes(await remove(second))).toEqual([]);
});

test('MEM-05 a photo that is chosen and removed at once is one of the two', async () => {
  const { photo, choose, remove, practitionerId } = await withPhotos('acc_race');
  for (let round = 0; round < 10; round += 1) {
    const id = await photo();
    const [chosen, removed] = await Promise.all([choose(id), remove(id)]);
    expect([codes(chosen).join(), codes(removed).join()]).toEqual(
      codes(removed).length ? ['', 'DOCUMENT_IN_USE'] : ['UNKNOWN_DOCUMENT', ''],
    );
    const { photoId } = await membership.deps.practitioners.get(practitionerId);
    expect(photoId === id).toBe(codes(removed).length > 0);
  }
});
