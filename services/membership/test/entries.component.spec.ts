import type { Caller } from '@mumaris/kit/auth/caller';
import type { Failure } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { ProfileConfirmationDueV1 } from '@mumaris/schemas';
import { type Membership, startMembership } from './membership';
import type { Operation } from './operations';
import {
  experience,
  fullName,
  idDocument,
  licence,
  nationalAddress,
  person,
  profile,
  qualification,
  reviewer,
  support,
} from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

interface Entry {
  id: string;
  overlapsWith: string[];
}
interface Seen {
  practiceBreak: object | null;
  profile: { idDocument: { number: string } | null; confirmation: object };
  experiences: Entry[];
  licences: Entry[];
  qualifications: Entry[];
}
interface Answer {
  practitioner: Seen | null;
  errors: Failure[];
}

const change = (verb: Operation, caller: Partial<Caller>, input: object) =>
  membership.change<Answer>(verb, caller, input);
const done = async (verb: Operation, caller: Partial<Caller>, input: object): Promise<Seen> => {
  const { practitioner, errors } = await change(verb, caller, input);
  if (!practitioner) throw new Error(JSON.stringify(errors));
  return practitioner;
};
const refused = async (verb: Operation, caller: Partial<Caller>, input: object) =>
  (await change(verb, caller, input)).errors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));

/** A profile as somebody sees it. */
const see = async (accountId: string, caller: Partial<Caller>) => {
  const { data } = await membership.ask<{ _entities: { practitioner: Seen }[] }>('profileOf', caller, {
    id: accountId,
  });
  return data._entities[0]?.practitioner;
};

describe('a profile in all its parts', () => {
  const { name: _name, address: _address, ...rest } = profile;
  const form = { ...rest, names: fullName, nationalAddress, idDocument };

  it('MEM-01 opens with a name in parts, a national address and an ID document', async () => {
    const caller = person('acc_whole');
    const { errors } = await change('openProfile', caller, form);
    expect(errors).toEqual([]);
    expect(await see('acc_whole', caller)).toMatchObject({
      profile: {
        name: { ar: 'نورة عبدالله سعد القحطاني' },
        names: fullName,
        address: { line: '2474 شارع العليا، حي العليا', national: { buildingNumber: '2474' } },
        idDocument: { ...idDocument, country: 'SA' },
        confirmation: { confirmedOn: '2026-11-22', dueOn: '2027-11-22', due: false },
      },
      practiceBreak: null,
    });
  });

  it('MEM-01 shows the number of the ID document to its owner and reviewers, and masked to everybody else', async () => {
    const numbers = [];
    for (const caller of [person('acc_whole'), reviewer('acc_r'), support])
      numbers.push((await see('acc_whole', caller))?.profile.idDocument?.number);
    expect(numbers).toEqual(['1000000008', '1000000008', '1*******08']);
  });

  it('MEM-01 a wrong one is told field by field', async () => {
    const wrong = { ...form, name: profile.name, nationalAddress: null, idDocument: { ...idDocument, kind: 'IQAMA' } };
    expect(await refused('openProfile', person('acc_wrong'), wrong)).toEqual([
      'ONE_OF_TWO names',
      'REQUIRED address',
      'ID_NUMBER_INVALID idDocument number',
    ]);
  });
});

describe('the entries of a profile', () => {
  it('MEM-13 an experience is added, changed and removed by its owner; overlaps are told', async () => {
    const { caller, practitionerId } = await membership.withProfile('acc_working');
    const documentId = await membership.withDocument({ practitionerId, accountId: 'acc_working' }, {});
    const dates = { startsOn: '2014-01-01', endsOn: '2019-02-01' };
    const first = { ...experience, ...dates, documentIds: [documentId, documentId] };
    expect(await refused('addExperience', caller, { ...first, startsOn: '1992-03-13' })).toEqual([
      'BEFORE_BIRTH startsOn',
    ]);
    const elsewhere = { ...qualification, graduatedOn: '1992-03-13', country: 'EG' };
    expect(await refused('addQualification', caller, elsewhere)).toEqual([
      'UNIVERSITY_COUNTRY country',
      'BEFORE_BIRTH graduatedOn',
    ]);
    expect(await refused('addExperience', caller, { ...first, documentIds: ['doc_strange'] })).toEqual([
      'UNKNOWN_DOCUMENT documentIds',
    ]);
    await done('addExperience', caller, first);
    const two = await done('addExperience', caller, experience);
    const [one, other] = two.experiences;
    expect(two.experiences).toMatchObject([
      { endsOn: '2019-02-01', documentIds: [documentId], overlapsWith: [other?.id] },
      {
        specialty: { code: 'CRITICAL_CARE_NURSING', label: { en: 'Critical care nursing' } },
        authorityType: { code: 'MINISTRY_HOSPITAL' },
        endsOn: null,
        overlapsWith: [one?.id],
      },
    ]);
    const moved = { ...experience, experienceId: one?.id, endsOn: '2024-11-22', documentIds: [] };
    const changed = await done('changeExperience', caller, moved);
    expect(changed.experiences[0]).toMatchObject({ id: one?.id, endsOn: '2024-11-22', documentIds: [] });
    const left = await done('removeExperience', caller, { experienceId: other?.id });
    expect(left.experiences).toMatchObject([{ id: one?.id, overlapsWith: [] }]);
    expect(left.practiceBreak).toEqual({ since: '2024-11-22', years: 2, months: 0, days: 0 });
  });

  it('MEM-13 licences and qualifications are kept likewise', async () => {
    const { caller } = await membership.withProfile('acc_licensed');
    const { licences } = await done('addLicence', caller, licence);
    expect(licences).toMatchObject([{ number: 'RN-48213', verificationReference: 'DF-2024-118', documentIds: [] }]);
    const licenceId = licences[0]?.id;
    const renewed = await done('changeLicence', caller, { ...licence, licenceId, number: 'RN-48214' });
    expect(renewed.licences).toMatchObject([{ id: licenceId, number: 'RN-48214' }]);
    const { qualifications } = await done('addQualification', caller, qualification);
    expect(qualifications).toMatchObject([{ university: { code: 'KING_SAUD_UNIVERSITY' }, universityName: null }]);
    const qualificationId = qualifications[0]?.id;
    const inWords = { ...qualification, qualificationId, university: null, universityName: 'جامعة في الخارج' };
    const changed = await done('changeQualification', caller, inWords);
    expect(changed.qualifications).toMatchObject([{ university: null, universityName: 'جامعة في الخارج' }]);
    const without = await done('removeLicence', caller, { licenceId });
    expect([without.licences, without.qualifications]).toMatchObject([[], [{ id: qualificationId }]]);
    expect((await done('removeQualification', caller, { qualificationId })).qualifications).toEqual([]);
  });

  it('MEM-13 nobody changes what is another’s, and nothing is kept without a profile', async () => {
    const { caller } = await membership.withProfile('acc_victim');
    const { experiences } = await done('addExperience', caller, experience);
    const { caller: stranger } = await membership.withProfile('acc_stranger');
    const named = { ...experience, experienceId: experiences[0]?.id };
    const removed = { experienceId: experiences[0]?.id };
    expect(await refused('changeExperience', stranger, named)).toEqual(['NOT_FOUND experienceId']);
    expect(await refused('removeExperience', stranger, removed)).toEqual(['NOT_FOUND experienceId']);
    expect(await refused('addExperience', person('acc_nobody'), experience)).toEqual(['PROFILE_FIRST']);
    expect((await see('acc_victim', caller))?.experiences).toHaveLength(1);
  });

  it('MEM-13 a list ends where the rules say, also when many are added at once', async () => {
    const { caller } = await membership.withProfile('acc_many');
    const adds = await Promise.all(Array.from({ length: 24 }, () => change('addLicence', caller, licence)));
    const codes = adds.flatMap(({ errors }) => errors.map(({ code }) => code));
    expect((await see('acc_many', caller))?.licences).toHaveLength(20);
    expect(codes).toEqual(['LIST_FULL', 'LIST_FULL', 'LIST_FULL', 'LIST_FULL']);
    const documentIds = Array.from({ length: 11 }, (_, index) => `doc_${index}`);
    expect(await refused('addExperience', caller, { ...experience, documentIds })).toEqual([
      'TOO_MANY_ITEMS documentIds',
    ]);
  });

  it('MEM-05 a document of an entry stays while it is there', async () => {
    const { caller, practitionerId } = await membership.withProfile('acc_of_entry');
    const documentId = await membership.withDocument({ practitionerId, accountId: 'acc_of_entry' }, {});
    const { qualifications } = await done('addQualification', caller, { ...qualification, documentIds: [documentId] });
    const remove = () => membership.change<{ errors: Failure[] }>('removeDocument', caller, { documentId });
    expect((await remove()).errors).toMatchObject([{ code: 'DOCUMENT_IN_USE' }]);
    await done('removeQualification', caller, { qualificationId: qualifications[0]?.id });
    expect((await remove()).errors).toEqual([]);
  });

  it('MEM-13 a request whose answer was lost adds once', async () => {
    const { caller } = await membership.withProfile('acc_lost');
    const send = () => done('addExperience', caller, { ...experience, idempotencyKey: 'e' });
    const [one, again] = await Promise.all([send(), send()]);
    expect(one.experiences).toHaveLength(1);
    expect(again).toEqual(one);
  });

  it('MEM-01 MEM-30 the address moves, and an ID document is stated once and renewed', async () => {
    const { caller } = await membership.withProfile('acc_moving');
    const moved = await done('changeAddress', caller, { nationalAddress });
    expect(moved.profile).toMatchObject({ address: { city: 'الرياض', national: { additionalNumber: '7329' } } });
    await done('stateIdDocument', caller, { idDocument });
    const passport = { kind: 'PASSPORT', number: 'A1234567', country: 'IN', expiresOn: '2030-01-01' };
    expect(await refused('stateIdDocument', caller, { idDocument: passport })).toEqual([
      'ID_DOCUMENT_OTHER idDocument',
    ]);
    const renewed = { idDocument: { ...idDocument, expiresOn: '2036-05-01' } };
    expect((await done('stateIdDocument', caller, renewed)).profile.idDocument).toMatchObject(renewed.idDocument);
  });
});

test('MEM-31 who has not confirmed for a year is asked once by an event, and by the graph until the profile is confirmed', async () => {
  const { bus, clock, deps } = membership;
  const { caller, practitionerId } = await membership.withProfile('acc_yearly');
  const asked = () =>
    bus.heard().filter(({ type, subject }) => type === ProfileConfirmationDueV1.type && subject === practitionerId);
  clock.moveTo('2027-11-22T20:59:59.999Z');
  expect((await see('acc_yearly', caller))?.profile.confirmation).toMatchObject({ due: false });
  clock.moveTo('2027-11-22T21:00:00.000Z');
  const said = await bus.hear(ProfileConfirmationDueV1, ({ accountId }) => accountId === 'acc_yearly');
  expect(said).toEqual({ practitionerId, accountId: 'acc_yearly', confirmedOn: '2026-11-22' });
  expect((await see('acc_yearly', caller))?.profile.confirmation).toMatchObject({ dueOn: '2027-11-22', due: true });
  const confirmed = await done('confirmProfile', caller, {});
  expect(confirmed.profile.confirmation).toEqual({ confirmedOn: '2027-11-23', dueOn: '2028-11-23', due: false });

  // Another's event is the proof that the sweep has come by since.
  const later = newId('pra');
  await deps.practitioners.insert({
    state: {
      ...(await deps.practitioners.get(practitionerId)),
      id: later,
      accountId: 'acc_later',
      fileNumber: 'F-later',
      askedOn: '2026-01-01',
    },
  });
  await bus.hear(ProfileConfirmationDueV1, ({ accountId }) => accountId === 'acc_later');
  expect(asked()).toHaveLength(1);
});
