import { createHash } from 'node:crypto';
import { call, type Fixture, startFixture, VERIFIER } from './fixture';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

const proof = { authorization: 'Bearer verifier-key-for-tests' };
const bytes = Buffer.from('%PDF-1.4 a degree');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const text = { ar: 'بكالوريوس', en: 'Bachelor (of Nursing)' };

const open = (key: string, headers: Record<string, string> = proof) =>
  call(
    'PUT',
    fixture.at(`/verification/cases/${key}`),
    {
      caseId: 'ver_1',
      round: 1,
      kind: 'DEGREE',
      entry: text,
      subject: { name: text, dateOfBirth: '1992-03-14' },
      asWritten: { name: 'Noura', birthDate: null, institution: null },
      grounds: null,
      consent: 'a.b.c',
      documents: [{ id: 'doc_1', name: 'degree.pdf', mediaType: 'application/pdf', sha256 }],
    },
    headers,
  );

const put = async (key: string, body: Buffer) => {
  const headers = { ...proof, 'content-type': 'application/pdf' };
  const url = fixture.at(`/verification/cases/${key}/documents/doc_1`);
  return (await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) })).status;
};
const stands = (key: string) => call('GET', fixture.at(`/verification/cases/${key}`), undefined, proof);
const decide = (key: string, decision: object) =>
  call('POST', fixture.at(`/api/verifications/${key}/decide`), decision);
const received = () => fixture.receiver.calls.length;

test('a case comes in with its documents, once however often it is sent', async () => {
  expect((await open('ver_1-1', {})).status).toBe(401);
  expect((await open('ver_1-1')).status).toBe(200);
  expect((await open('ver_1-1')).status).toBe(200);
  expect(await put('ver_1-1', Buffer.from('another'))).toBe(409);
  expect(await put('ver_1-1', bytes)).toBe(200);
  const { body } = await call('GET', fixture.at('/api/verifications'));
  expect(body).toMatchObject({
    manner: 'once',
    verifications: [{ key: 'ver_1-1', status: 'REQUESTED', arrived: ['doc_1'] }],
  });
});

test('a decision is told, signed, and has a report', async () => {
  await open('ver_2-1');
  expect((await call('GET', fixture.at('/verification/cases/ver_2-1/report'), undefined, proof)).status).toBe(404);
  expect((await decide('ver_2-1', { status: 'POSITIVE' })).body).toEqual({ delivered: true });
  const last = fixture.receiver.calls.at(-1);
  expect(VERIFIER.verify(last?.body ?? '', last?.headers as Record<string, string>)).toMatchObject({
    type: 'verification.case.updated',
    data: { round: 1, status: 'POSITIVE' },
  });
  const report = await fetch(fixture.at('/verification/cases/ver_2-1/report'), { headers: proof });
  expect((await report.text()).slice(0, 5)).toBe('%PDF-');
});

test('it can be told three times over, not at all, or by somebody else', async () => {
  await open('ver_3-1');
  const before = received();
  await decide('ver_3-1', { status: 'IN_PROGRESS', manner: 'repeated' });
  expect(received()).toBe(before + 3);
  expect((await decide('ver_3-1', { status: 'NEGATIVE', manner: 'silent' })).body).toEqual({ delivered: false });
  expect(received()).toBe(before + 3);
  expect((await stands('ver_3-1')).body).toMatchObject({ status: 'NEGATIVE' });
  await decide('ver_3-1', { status: 'POSITIVE', manner: 'forged' });
  const last = fixture.receiver.calls.at(-1);
  expect(() => VERIFIER.verify(last?.body ?? '', last?.headers as Record<string, string>)).toThrow();
  expect((await stands('ver_3-1')).body).toMatchObject({ status: 'NEGATIVE' });
});

test('the switch holds for each decision that does not say how, and the fault switch for the whole company', async () => {
  await open('ver_4-1');
  const before = received();
  expect((await call('POST', fixture.at('/api/verifications/manner'), { manner: 'silent' })).body).toEqual({
    manner: 'silent',
  });
  await decide('ver_4-1', { status: 'POSITIVE' });
  expect(received()).toBe(before);
  await call('POST', fixture.at('/faults'), { verifier: 'refuse' });
  expect((await stands('ver_4-1')).status).toBe(503);
  expect((await stands('ver_4-1')).body).toMatchObject({ code: 'SWITCHED_OFF' });
});
