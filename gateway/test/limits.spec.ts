import { startPlatform, type TestPlatform } from './platform';

const repeat = (times: number, part: (index: number) => string) =>
  Array.from({ length: times }, (_, i) => part(i)).join(' ');
const logIn = (index: number) =>
  `a${index}: logIn(input: { identifier: "a@b.sa", password: "p${index}", human: "h" }) { errors { code } }`;

describe('limits', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform({ MAX_TOKENS: '4000' })));
  afterAll(() => platform.stop());

  const refusedBy = async (query: string, code: string, variables?: Record<string, unknown>) => {
    const began = Date.now();
    const { status, data, errors } = await platform.ask(query, { ...(variables && { variables }) });
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors.map(({ extensions }) => extensions.code)).toContain(code);
    for (const { extensions } of errors) {
      expect(extensions.message).toEqual({ ar: expect.stringMatching(/[ء-ي]/), en: expect.stringMatching(/\w/) });
      expect(extensions.message.ar + extensions.message.en).not.toMatch(/[{}]/);
    }
    expect(Date.now() - began).toBeLessThan(2_000);
  };

  it('IDN-12 refuses a request that carries hundreds of aliased logins, and none of them runs', async () => {
    const few = await platform.another({ MAX_TOKENS: '50000', MAX_ALIASES: '1000' });
    const query = `mutation { ${repeat(500, logIn)} }`;
    const { status, errors } = await platform.ask(query, { url: few.url });
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 400, code: 'TOO_MANY_MUTATIONS' });
    await refusedBy(`mutation { ${repeat(6, logIn)} }`, 'TOO_MANY_MUTATIONS');
    expect(platform.neighbours.logIns).toBe(0);
  });

  it('IDN-12 counts root fields that hide in fragments', () =>
    refusedBy(
      `mutation { ...A ...B } fragment A on Mutation { ${repeat(3, logIn)} } fragment B on Mutation { ... on Mutation { ${repeat(3, (i) => logIn(i + 3))} } }`,
      'TOO_MANY_MUTATIONS',
    ));

  it('takes as many changes at once as are allowed', async () => {
    const { status, errors } = await platform.ask(`mutation { ${repeat(5, logIn)} }`);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(platform.neighbours.logIns).toBe(5);
  });

  it('refuses 500 aliases', () => refusedBy(`{ ${repeat(500, (i) => `a${i}: me { id }`)} }`, 'TOO_MANY_ALIASES'));

  it('refuses aliases that fragments multiply', () =>
    refusedBy(
      `{ ${repeat(7, () => '...F')} } fragment F on Query { ${repeat(5, (i) => `a${i}: me { id }`)} }`,
      'TOO_MANY_ALIASES',
    ));

  it('refuses 20,000 tokens', () => refusedBy(`{ ${repeat(20_000, () => 'me')} }`, 'TOO_MANY_TOKENS'));

  it('refuses an operation that is too deep', async () => {
    const nested = (depth: number): string =>
      depth ? `applicant { applications { edges { node { ${nested(depth - 1)} } } } }` : 'id';
    await refusedBy(`{ application(id: "1") { ${nested(4)} } }`, 'OPERATION_TOO_DEEP');
  });

  it('refuses many root fields', () =>
    refusedBy(`{ ${repeat(21, (i) => `a${i}: fees { service }`)} }`, 'TOO_MANY_ROOT_FIELDS'));

  it('refuses many directives', () =>
    refusedBy(`{ me { ${repeat(40, () => 'id @include(if: true)')} } }`, 'TOO_MANY_DIRECTIVES'));

  it('refuses pages of pages by what they cost, with the sizes that the variables ask for', async () => {
    const query = `query ($n: Int) { reviewQueue(first: $n) { edges { node { applicant { applications(first: $n) { edges { node { id number } } } } } } } }`;
    await refusedBy(query, 'OPERATION_TOO_COSTLY', { n: 100 });
    await refusedBy(query, 'OPERATION_TOO_COSTLY', { n: 1e9 });
    const { status } = await platform.ask(query, { variables: { n: 5 }, token: await platform.issuer.token() });
    expect(status).toBe(200);
  });

  const answering =
    'mutation ($a: [AnswerInput!]!) { answerQuestions(input: { applicationId: "x", answers: $a }) { errors { code } } }';
  const wrong = (times: number) => ({ a: Array.from({ length: times }, () => ({ x: 1 })) });

  it('gives up early on thousands of wrong values', () => refusedBy(answering, 'BAD_USER_INPUT', wrong(4_000)));

  it('refuses a megabyte of values before they are read', () =>
    refusedBy(answering, 'TOO_MANY_VALUES', wrong(100_000)));

  it.each([16, 3_000])('refuses values nested in each other %i times', (depth) =>
    refusedBy(answering, 'VARIABLES_TOO_DEEP', { a: JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) }),
  );

  it('measures fragments that multiply each other in no time', () =>
    refusedBy(
      `{ ...F0 } ${repeat(25, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F25 on Query { a: me { id } }`,
      'TOO_MANY_ALIASES',
    ));

  it('ends on fragments that spread themselves', () =>
    refusedBy(
      '{ ...F } fragment F on Query { me { id } ...G } fragment G on Query { ...F }',
      'GRAPHQL_VALIDATION_FAILED',
    ));
});
