import { startPlatform, type TestPlatform } from './platform';

describe('errors', () => {
  let platform: TestPlatform;
  let token: string;
  beforeAll(async () => {
    platform = await startPlatform({ INTROSPECTION: 'false' });
    token = await platform.issuer.token();
  });
  afterAll(() => platform.stop());

  it("passes a subgraph's words on: code, field, both languages", async () => {
    const { status, data, errors } = await platform.ask('{ application(id: "x") { number } }', { token });
    expect({ status, data }).toEqual({ status: 200, data: { application: null } });
    expect(errors[0]).toEqual({
      message: expect.any(String),
      path: ['application'],
      extensions: {
        code: 'NOT_FOUND',
        field: ['id'],
        message: { ar: expect.stringMatching(/[ء-ي]/), en: errors[0]?.message },
        traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
  });

  it('tells nothing of what went wrong inside, but a trace id to find it by', async () => {
    const { errors, text, headers } = await platform.ask('{ me { id email } }', { token });
    expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL', traceId: headers.get('x-trace-id') });
    expect(text).not.toMatch(/mongo|secret|stack|serviceName|identity|127\.0\.0\.1/);
  });

  it.each([
    ['{ verifyCredential(number: 12345678.5, code: "c") { number } }', '12345678'],
    ['mutation { logIn(input: { identifier: "a", password: 12345678, human: "c" }) { errors { code } } }', '12345678'],
    ['{ humanCode(language: SECRETLY) { sound } }', 'SECRETLY'],
    ['{ reviewQueue(first: "hunter22") { edges { cursor } } }', 'hunter22'],
  ])('repeats no value that was written out: %s', async (query, secret) => {
    const { status, text, errors } = await platform.ask(query);
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(text).not.toContain(secret);
  });

  it.each([
    ['query($a: Boolean = true) { services @include(if: $a) { code } }', 'a'],
    ['query($a: Boolean = false) { services { code @skip(if: $a) usualWorkingDays } }', 'a'],
    ['query($c: ID = "TRAINING_LETTER") { service(code: $c) { code } }', 'c'],
    ['query($n: String = "Query") { __type(name: $n) { name } }', 'n'],
  ])('names a variable that is null where nothing may be: %s', async (query, name) => {
    const { url } = await platform.another({ INTROSPECTION: 'true' });
    const { status, errors } = await platform.ask(query, { url, variables: { [name]: null } });
    expect(status).toBe(400);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: [name] });
  });

  it('says that signing in is missing', async () => {
    const { errors } = await platform.ask('{ application(id: "x") { number } }');
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['{ m { id } }'],
    ['{ me { nam } }'],
    ['{ me { id(x: 1) } }'],
    ['mutation { logi { errors { code } } }'],
    ['mutation { verifyMobile(input: { signUpI: "1", code: "1" }) { errors { code } } }'],
    ['{ service(code: TRAINING_LETTE) { code } }'],
    ['query ($x: LogInInpu) { me { id } }'],
    ['{ me { ...F } } fragment F on Accoun { id }'],
  ])('suggests no name it was not asked for: %s', async (query) => {
    const { status, errors, text } = await platform.ask(query);
    expect(status).toBe(400);
    expect(text).not.toMatch(/did you mean|"name"|logIn\b|TRAINING_LETTER\b|"me"|LogInInput\b|Account\b.*\?/i);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: { ar: expect.stringMatching(/[ء-ي]/) },
    });
  });

  it('names the input that is wrong, and does not repeat what was typed', async () => {
    const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { errors { code } } }';
    const input = { identifier: 'a@b.sa', password: ['hunter2'], human: 'h' };
    const { status, errors, text } = await platform.ask(query, { variables: { input } });
    expect(status).toBe(400);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', 'password'] });
    expect(text).not.toContain('hunter2');
    const missing = await platform.ask(query);
    expect(missing.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input'] });
  });

  it.each([
    ['{ me { id }', 'GRAPHQL_PARSE_FAILED'],
    ['{ __schema { types { name } } }', 'INTROSPECTION_OFF'],
    ['{ __type(name: "Account") { name } }', 'INTROSPECTION_OFF'],
    ['query A { me { id } } query B { me { id } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['{ _service { sdl } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ _entities(representations: []) { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('answers %s with %s in both languages', async (query, code) => {
    const { status, errors } = await platform.ask(query);
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 400, code });
    expect(errors[0]?.extensions.message).toEqual({ ar: expect.stringMatching(/[ء-ي]/), en: expect.any(String) });
  });

  it('serves no explorer where the schema is not told', async () => {
    expect((await fetch(`${platform.url}/`)).status).toBe(404);
  });
});
