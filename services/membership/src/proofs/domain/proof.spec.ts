import { addDays, startOfDay } from '@mumaris/kit/calendar';
import { registrationUntil } from '../../../test/registrations';
import type { Credential } from '../../credentials';
import { loadProofRules } from '../rules/load-rules';
import { proofOf } from './proof';
import { proofPeriodOf } from './proof-period';

const rules = loadProofRules();
const issuer = { id: 'https://documents.test', name: rules.issuer };
const noon = (day: string) => new Date(startOfDay(day).getTime() + 12 * 3_600_000);
const made = (credential: Credential, day: string, specialty: Parameters<typeof proofOf>[1]['specialty'] = null) => {
  const period = proofPeriodOf(credential, rules, noon(day));
  return proofOf(credential, { period, place: { list: 3, entry: 4_711 }, specialty }, issuer, noon(day));
};
const granted = registrationUntil('2028-03-01', { issuedOn: '2026-03-01' });
const registration: Credential = { ...granted, content: { startsOn: '2026-03-01', employer: 'مستشفى الملك خالد' } };

test('MEM-61 credential-01 a proof tells its days to the second, and as they are printed in both calendars', () => {
  const { validFrom, validUntil, credentialSubject } = made(registration, '2026-03-01');
  expect([validFrom, validUntil]).toEqual(['2026-02-28T21:00:00Z', '2028-03-01T20:59:59Z']);
  expect(credentialSubject).toMatchObject({
    issued: { iso: '2026-03-01', hijri: '1447-09-12' },
    ends: { iso: '2028-03-01', hijri: '1449-10-05' },
  });
});

test('MEM-61 a proof is a Verifiable Credential 2.0 whose names are told in both languages, each with its direction', () => {
  const proof = made(registration, '2026-03-01', { ar: 'تمريض عام', en: 'General nursing' });
  expect(proof['@context'][0]).toBe('https://www.w3.org/ns/credentials/v2');
  expect(proof.type[0]).toBe('VerifiableCredential');
  expect(proof.issuer).toEqual({
    id: 'https://documents.test',
    name: [
      { '@value': 'الهيئة السعودية للتخصصات الصحية', '@language': 'ar', '@direction': 'rtl' },
      { '@value': 'Saudi Commission for Health Specialties', '@language': 'en', '@direction': 'ltr' },
    ],
  });
  expect(proof.name.map((one) => one['@value'])).toEqual(['تسجيل مهني', 'Professional registration']);
  expect(proof.credentialSubject.specialty).toHaveLength(2);
  expect(made(registration, '2026-03-01', 'تمريض العناية المركزة').credentialSubject.specialty).toEqual([
    { '@value': 'تمريض العناية المركزة' },
  ]);
});

test('MEM-61 in the list of each purpose it has the same entry', () => {
  const { credentialStatus } = made(registration, '2026-03-01');
  expect(credentialStatus).toEqual(
    ['revocation', 'suspension'].map((statusPurpose) => ({
      id: `https://documents.test/proofs/status/3/${statusPurpose}#4711`,
      type: 'BitstringStatusListEntry',
      statusPurpose,
      statusListIndex: '4711',
      statusListCredential: `https://documents.test/proofs/status/3/${statusPurpose}`,
    })),
  );
});

test('MEM-61 of its holder it tells name, category, specialty, number and dates, and nothing else', () => {
  const proof = made(registration, '2026-03-01', 'x');
  expect(Object.keys(proof.credentialSubject).toSorted()).toEqual(
    [
      'category',
      'conditions',
      'ends',
      'issued',
      'kind',
      'name',
      'number',
      'specialty',
      'starts',
      'statedAt',
    ].toSorted(),
  );
  const { id, code, practitionerId, accountId, applicationId } = registration;
  for (const kept of [id, code, practitionerId, accountId, applicationId, 'مستشفى الملك خالد'])
    expect(JSON.stringify(proof)).not.toContain(kept);
});

describe('MEM-65 condition-01 given a condition from 2027-01-10 to 2027-04-09', () => {
  const wording = { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under the supervision of a consultant.' };
  const condition = {
    id: 'con_1',
    kind: 'SUPERVISION',
    wording,
    startsOn: '2027-01-10',
    lastDay: '2027-04-09',
  } as const;
  const conditioned: Credential = {
    ...registration,
    standing: { ...registration.standing, conditions: [{ ...condition, liftedAt: null }] },
  };
  test.each([
    ['a', '2027-01-09', 0],
    ['b', '2027-01-10', 1],
    ['f', '2027-04-05', 1],
    ['d', '2027-04-09', 1],
    ['e', '2027-04-10', 0],
  ])('%s then a proof made on %s tells %i', (_, day, told) =>
    expect(made(conditioned, day).credentialSubject.conditions).toHaveLength(told),
  );

  test('g then the proof of 2027-04-05 says what was true on its day, whenever it is read', () => {
    const { credentialSubject } = made(conditioned, '2027-04-05');
    expect(credentialSubject.statedAt).toBe('2027-04-05T09:00:00Z');
    expect(credentialSubject.conditions[0]).toMatchObject({
      kind: 'SUPERVISION',
      starts: { iso: '2027-01-10' },
      ends: { iso: '2027-04-09' },
    });
    expect(made(conditioned, addDays('2027-04-05', 15)).credentialSubject.conditions).toEqual([]);
  });
});
