import { call, EXAM_RESULTS, type Fixture, startFixture } from './fixture';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

const file = 'application,sitting,attempt,outcome\r\nA-1,S-1,1,PASS\r\n';
const send = async (input: object) =>
  (await call('POST', fixture.at('/api/exam-results'), input)).body as { answers: { status: number }[] };
const received = () => fixture.receiver.calls;

test('a file of results is signed by the company, and the answer is shown', async () => {
  expect(await send({ file })).toMatchObject({ answers: [{ status: expect.any(Number) }] });
  const last = received().at(-1);
  expect(last?.body).toBe(file);
  EXAM_RESULTS.verify(last?.body ?? '', last?.headers as Record<string, string>, { jsonParse: false });
});

test('it can come three times over, by somebody else, or not at all', async () => {
  const before = received().length;
  expect((await send({ file, manner: 'repeated' })).answers).toHaveLength(3);
  expect((await send({ file, manner: 'silent' })).answers).toEqual([]);
  expect(received()).toHaveLength(before + 3);
  await send({ file, manner: 'forged' });
  const last = received().at(-1);
  expect(() =>
    EXAM_RESULTS.verify(last?.body ?? '', last?.headers as Record<string, string>, { jsonParse: false }),
  ).toThrow();
});

test('nothing to send is refused', async () => {
  expect((await call('POST', fixture.at('/api/exam-results'), { file: '' })).status).toBe(400);
});
