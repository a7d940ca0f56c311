import type { Caller } from '@mumaris/kit/auth/caller';
import type { Failure, Text } from '@mumaris/kit/errors';
import { openSigned } from '@mumaris/kit/secrets/sign';
import { waitFor } from '@mumaris/kit/testing';
import { VerificationConcludedV1 } from '@mumaris/schemas';
import { consentType } from '../src/verification/domain/consent';
import { blank, pdf, stream } from './document-files';
import { type Membership, startedAt, startMembership } from './membership';
import { qualification, reviewer } from './people';
import { playScanner, type Scanner } from './scanner';
import { uploadsOf, type Uploads } from './uploads';
import { type PlayedVerifier, playVerifier } from './verifier';

interface SeenCase {
  id: string;
  number: string;
  status: string;
  stage: Text;
  documentIds: string[];
  mismatches: { part: string; why: { en: string } }[];
  consent: { version: string; textSha256: string; bundle: string };
  usuallyBy: string | null;
  informationMissing: boolean;
  validUntil: string | null;
  appealUntil: string | null;
  appealedAt: string | null;
  report: { url: string; sha256: string } | null;
}
interface Changed {
  verification: SeenCase | null;
  errors: Failure[];
}

let membership: Membership;
let scanner: Scanner;
let uploads: Uploads;
let company: PlayedVerifier;

beforeAll(async () => {
  [scanner, company] = await Promise.all([playScanner(), playVerifier()]);
  membership = await startMembership({ scanner: scanner.address, verifier: company.address });
  uploads = uploadsOf(membership);
});
afterAll(async () => {
  await membership.stop();
  await Promise.all([scanner.stop(), company.stop()]);
});
beforeEach(() => {
  membership.clock.moveTo(startedAt);
  company.state.away = false;
});

const codes = ({ errors }: { errors: Failure[] }) => errors.map(({ code }) => code);
const hoursLater = (hours: number) => membership.clock.moveTo(new Date(Date.parse(startedAt) + hours * 3_600_000));

const degree = { ...qualification, university: null, universityName: 'Cairo University', country: 'EG' };

/** Somebody with a degree from abroad and its certificate. */
const withDegree = async (accountId: string) => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const { practitioner } = await membership.change<{ practitioner: { qualifications: { id: string }[] } }>(
    'addQualification',
    caller,
    degree,
  );
  const entryId = practitioner.qualifications[0]?.id ?? '';
  const { id: documentId } = await uploads.send(caller, pdf([...blank(), stream(Buffer.from(accountId))]), {
    issuedOn: '2020-01-01',
  });
  const input_ = {
    entryId,
    documentIds: [documentId],
    nameAsWritten: 'Norah Abdullah Alqahtani',
    birthDateAsWritten: '14/3/1992',
    consent: true,
    consentVersion: '1',
  };
  return { caller, practitionerId, entryId, documentId, input: input_ };
};

const request = (caller: Partial<Caller>, input: object) =>
  membership.change<Changed>('requestVerification', caller, input);

const requested = async (accountId: string) => {
  const person = await withDegree(accountId);
  const { verification, errors } = await request(person.caller, person.input);
  if (!verification) throw new Error(JSON.stringify(errors));
  const key = `${verification.id}-1`;
  await waitFor(() => company.sendings.get(key)?.documents.size === 1, { what: `${key} at the company` });
  return { ...person, one: verification, key };
};

const look = async (practitionerId: string, caller: Partial<Caller>, service = 'CLASSIFICATION', by?: string) => {
  const representations = [{ __typename: 'Practitioner', id: practitionerId }];
  const { data } = await membership.ask<{
    _entities: { verificationCases: { edges: { node: SeenCase }[] }; verificationNeeds: object[] }[];
  }>('verifications', caller, { representations, service, by });
  const [found] = data._entities;
  return { cases: found?.verificationCases.edges.map(({ node }) => node) ?? [], needs: found?.verificationNeeds ?? [] };
};

const tell = async (caseId: string, status: string, more: object = {}, how: object = {}) =>
  (await company.call(membership.url, { caseId, round: 1, status, ...more }, how)).status;

test('MEM-51 a case goes to the company with its documents and consent, ends by its signed word, and is told of with its report', async () => {
  const { caller, practitionerId, documentId, one, key } = await requested('acc_ver_thin');
  expect(one).toMatchObject({
    status: 'REQUESTED',
    mismatches: [],
    documentIds: [documentId],
    report: null,
    appealUntil: null,
  });
  expect(one.usuallyBy).toMatch(/^2026-12-\d\d$/);
  const sent = company.sendings.get(key);
  expect([...(sent?.documents.values() ?? [])]).toEqual(sent?.body.documents.map(({ sha256 }) => sha256));
  expect(sent?.body.asWritten).toEqual({ name: 'Norah Abdullah Alqahtani', birthDate: '14/3/1992', institution: null });
  const keys = (await (await fetch(`${membership.url}/decisions/keys.json`)).json()) as Parameters<
    typeof openSigned
  >[2];
  const consent: unknown = JSON.parse(await openSigned(one.consent.bundle, consentType, keys));
  expect(consent).toMatchObject({ caseId: one.id, accountId: 'acc_ver_thin', textSha256: one.consent.textSha256 });

  expect(await tell(one.id, 'IN_PROGRESS')).toBe(204);
  expect((await look(practitionerId, caller)).cases).toMatchObject([{ status: 'IN_PROGRESS' }]);
  expect(await tell(one.id, 'POSITIVE')).toBe(204);
  const told = await membership.bus.hear(VerificationConcludedV1, ({ caseId }) => caseId === one.id);
  expect(told).toMatchObject({ status: 'POSITIVE', validUntil: '2028-11-22', accountId: 'acc_ver_thin' });
  const seen = await waitFor(async () => (await look(practitionerId, caller)).cases.find(({ report }) => report), {
    what: 'the report',
  });
  const url = (seen.report?.url ?? '').replace('http://documents.test', membership.url);
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(company.report);
  expect((await fetch(url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(403);
  hoursLater(1);
  expect((await fetch(url)).status).toBe(403);
});

test('MEM-50 which entries a service needs, how they stand and by which day to begin; a positive one serves later applications', async () => {
  const { caller, practitionerId, entryId, one } = await requested('acc_ver_needs');
  const before = await look(practitionerId, caller, 'GOOD_STANDING', '2027-03-01');
  expect(before.needs).toMatchObject([
    {
      entryId,
      kind: 'DEGREE',
      isVerified: false,
      case: { status: 'REQUESTED' },
      startBy: expect.stringMatching(/^2027-0[12]/) as string,
    },
  ]);
  expect((await look(practitionerId, caller, 'REGISTRATION')).needs).toEqual([]);
  await tell(one.id, 'POSITIVE');
  expect((await look(practitionerId, caller, 'GOOD_STANDING', '2027-03-01')).needs).toMatchObject([
    { isVerified: true, startBy: null },
  ]);
  const again = await request(caller, {
    entryId,
    documentIds: one.documentIds,
    nameAsWritten: 'x',
    consent: true,
    consentVersion: '1',
  });
  expect(codes(again)).toEqual(['VERIFICATION_STANDS']);
  const changed = await membership.change<{ errors: Failure[] }>('removeQualification', caller, {
    qualificationId: entryId,
  });
  expect(codes(changed)).toEqual(['ENTRY_VERIFIED']);
  const removed = await membership.change<{ errors: Failure[] }>('removeDocument', caller, {
    documentId: one.documentIds[0],
  });
  expect(codes(removed)).toEqual(['DOCUMENT_IN_USE']);
});

test('MEM-55 what differs from the profile is told before anything is sent, and bars nothing', async () => {
  const { caller, entryId, input } = await withDegree('acc_ver_preview');
  const { data } = await membership.ask<{ verificationPreview: { mismatches: { part: string; why: Text }[] } }>(
    'verificationPreview',
    caller,
    {
      input: {
        entryId,
        nameAsWritten: 'Nour Alqahtani',
        birthDateAsWritten: '3/14/1992',
        institutionAsWritten: 'Alexandria University',
      },
    },
  );
  expect(data.verificationPreview.mismatches.map(({ part }) => part)).toEqual(['NAME', 'BIRTH_DATE', 'INSTITUTION']);
  expect(await membership.store.connection.collection('verification-cases').countDocuments({ entryId })).toBe(0);
  const { verification } = await request(caller, { ...input, nameAsWritten: 'Nour Alqahtani' });
  expect(verification).toMatchObject({ status: 'REQUESTED', mismatches: [{ part: 'NAME' }] });
});

describe('MEM-51 the company’s word', () => {
  test('MEM-51 repeated, out of order and at once it moves a case once', async () => {
    const { caller, practitionerId, one } = await requested('acc_ver_repeat');
    const told = await Promise.all(Array.from({ length: 8 }, () => tell(one.id, 'POSITIVE')));
    expect(new Set(told)).toEqual(new Set([204]));
    expect(await tell(one.id, 'IN_PROGRESS')).toBe(204);
    expect((await look(practitionerId, caller)).cases).toMatchObject([{ status: 'POSITIVE' }]);
    await membership.bus.hear(VerificationConcludedV1, ({ caseId }) => caseId === one.id);
    const heard = membership.bus.heard().filter(({ subject }) => subject === one.id);
    expect(heard).toHaveLength(1);
  });
  test('MEM-51 forged, old, unreadable or of a case that there is not it changes nothing', async () => {
    const { caller, practitionerId, one } = await requested('acc_ver_forged');
    const other = Buffer.from('somebody else altogether').toString('base64');
    expect(await tell(one.id, 'POSITIVE', {}, { secret: other })).toBe(401);
    expect(await tell(one.id, 'POSITIVE', {}, { at: new Date(Date.now() - 10 * 60_000) })).toBe(401);
    expect(await tell(one.id, 'PERHAPS')).toBe(400);
    const unknown = await company.call(membership.url, { caseId: 'ver_nobody', round: 1, status: 'POSITIVE' });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ code: 'VERIFICATION_CASE_UNKNOWN' });
    expect((await look(practitionerId, caller)).cases).toMatchObject([{ status: 'REQUESTED' }]);
  });
  test('MEM-51 another result after one is kept for staff, and overwrites nothing', async () => {
    const { caller, practitionerId, one } = await requested('acc_ver_contradict');
    await tell(one.id, 'POSITIVE');
    expect(await tell(one.id, 'NEGATIVE')).toBe(204);
    const representations = [{ __typename: 'Practitioner', id: practitionerId }];
    const seen = await membership.ask<{ _entities: unknown[] }>('contradictions', reviewer('acc_rev'), {
      representations,
    });
    expect(seen.data._entities).toEqual([
      { verificationCases: { edges: [{ node: { status: 'POSITIVE', contradictions: [{ status: 'NEGATIVE' }] } }] } },
    ]);
    expect((await membership.ask('contradictions', caller, { representations })).errors).toBeTruthy();
  });
  test('MEM-51 a company that is silent is asked, and its late callback changes nothing', async () => {
    const { caller, practitionerId, one, key } = await requested('acc_ver_silent');
    const sending = company.sendings.get(key);
    if (sending) sending.status = 'DISCREPANCY';
    hoursLater(25);
    await waitFor(
      async () => (await look(practitionerId, caller)).cases.some(({ status }) => status === 'DISCREPANCY'),
      { what: 'what it said when it was asked', timeoutMs: 15_000 },
    );
    expect(await tell(one.id, 'DISCREPANCY')).toBe(204);
    expect((await look(practitionerId, caller)).cases).toMatchObject([{ status: 'DISCREPANCY' }]);
  });
  test('MEM-51 a company that is away gets the case once it is back, and once', async () => {
    company.state.away = true;
    const person = await withDegree('acc_ver_away');
    const { verification } = await request(person.caller, person.input);
    expect(verification).toMatchObject({ status: 'REQUESTED' });
    company.state.away = false;
    const key = `${verification?.id}-1`;
    await waitFor(() => company.sendings.get(key)?.documents.size === 1, { what: key, timeoutMs: 15_000 });
  });
});

test('MEM-51 what cannot be asked for is refused with what to do', async () => {
  const { caller, entryId, input } = await withDegree('acc_ver_refused');
  const other = await withDegree('acc_ver_other');
  const refused = async (change: object) => codes(await request(caller, { ...input, ...change }));
  expect(await refused({ consent: false })).toEqual(['CONSENT_NEEDED']);
  expect(await refused({ consentVersion: '0' })).toEqual(['CONSENT_CHANGED']);
  expect(await refused({ documentIds: [] })).toEqual(['DOCUMENTS_NEEDED']);
  expect(await refused({ documentIds: [other.documentId] })).toEqual(['UNKNOWN_DOCUMENT']);
  expect(await refused({ entryId: other.entryId })).toEqual(['NOT_FOUND']);
  expect(await refused({ nameAsWritten: ' ' })).toEqual(['REQUIRED']);
  await membership.change('changeQualification', caller, {
    ...qualification,
    qualificationId: entryId,
    university: null,
    universityName: 'Cairo University',
    country: 'EG',
    ministryEquivalency: true,
  });
  expect(await refused({})).toEqual(['VERIFICATION_NOT_NEEDED']);
});

test('MEM-51 of one entry one case is asked for, also by five requests at once', async () => {
  const { caller, input } = await withDegree('acc_ver_race');
  const all = await Promise.all(Array.from({ length: 5 }, () => request(caller, input)));
  expect(all.filter(({ verification }) => verification)).toHaveLength(1);
  expect(all.flatMap(codes)).toEqual(Array.from({ length: 4 }, () => 'VERIFICATION_OPEN'));
});

test('MEM-51 an appeal goes to the company as another sending; what is missing is completed by another document', async () => {
  const { caller, one } = await requested('acc_ver_appeal');
  await tell(one.id, 'UNABLE_TO_VERIFY', { informationMissing: true });
  const appeal = (by = caller) =>
    membership.change<Changed>('appealVerification', by, { caseId: one.id, grounds: 'The name is mine.' });
  expect(codes(await appeal())).toEqual(['VERIFICATION_TO_COMPLETE']);
  const { id: second } = await uploads.send(caller, pdf([...blank(), stream(Buffer.from('second'))]), {
    issuedOn: '2020-01-01',
  });
  const complete = (documentIds: string[]) =>
    membership.change<Changed>('completeVerification', caller, { caseId: one.id, documentIds });
  expect(codes(await complete(one.documentIds))).toEqual(['SAME_DOCUMENTS']);
  expect((await complete([second])).verification).toMatchObject({
    status: 'REQUESTED',
    documentIds: [...one.documentIds, second],
  });
  await waitFor(() => company.sendings.get(`${one.id}-2`)?.documents.size === 2, { what: 'the second sending' });
  expect(await tell(one.id, 'POSITIVE', { round: 1 })).toBe(204);
  await tell(one.id, 'DISCREPANCY', { round: 2 });
  expect(codes(await appeal((await membership.withProfile('acc_ver_stranger')).caller))).toEqual(['NOT_FOUND']);
  const appealed = (await appeal()).verification;
  expect(appealed).toMatchObject({ status: 'REQUESTED', appealedAt: startedAt });
  await waitFor(() => company.sendings.has(`${one.id}-3`), { what: 'the third sending' });
  await tell(one.id, 'DISCREPANCY', { round: 3 });
  expect(codes(await appeal())).toEqual(['VERIFICATION_APPEALED']);
});

test('MEM-51 a document that its body has denied is not sent again, neither by removing its entry nor as another one', async () => {
  const { caller, entryId, input, one } = await requested('acc_ver_denied');
  expect(await tell(one.id, 'NEGATIVE')).toBe(204);
  const removed = await membership.change<Changed>('removeQualification', caller, { qualificationId: entryId });
  expect(removed.errors.map(({ code }) => code)).toEqual(['ENTRY_VERIFIED']);
  const again = await membership.change<{ practitioner: { qualifications: { id: string }[] } }>(
    'addQualification',
    caller,
    degree,
  );
  const other = again.practitioner.qualifications.find(({ id }) => id !== entryId)?.id ?? '';
  const asked = await request(caller, { ...input, entryId: other });
  expect(asked.errors.map(({ code }) => code)).toEqual(['VERIFICATION_DENIED']);
});
