/** A request that would cost much to carry out, or even to look at. */
export interface Hostile {
  readonly what: string;
  readonly query: string;
  readonly variables?: unknown;
  /** The code it is refused with. */
  readonly code: string;
  /** The limit and what was found; without them it is the graph that it does not fit. */
  readonly says?: { readonly max: number; readonly found: number };
}

const repeat = (times: number, part: (index: number) => string) =>
  Array.from({ length: times }, (_, index) => part(index)).join(' ');

const page = '{ me { id } }';
const application = 'query ($a: ID!) { application(id: $a) { id } }';
const kept = '$a: ID!';

const tooLong = (what: string, query: string): Hostile => ({
  what,
  query,
  code: 'QUERY_TOO_LONG',
  says: { max: 100_000, found: query.length },
});
const tooMany = (what: string, query: string, noun: string, max: number, found: number): Hostile => ({
  what,
  query,
  code: noun === 'levels' ? 'OPERATION_TOO_DEEP' : `TOO_MANY_${noun}`,
  says: { max, found },
});
const unfit = (what: string, query: string, code = 'GRAPHQL_VALIDATION_FAILED'): Hostile => ({ what, query, code });

const uses = (times: number) => repeat(times, (i) => `a(b: $v${i})`);
const unused = (times: number) => `${page} ${repeat(times, (i) => `fragment F${i} on Query ${page}`)}`;
const operations = (times: number) => repeat(times, (i) => `query q${i} ${page}`);
const chain = (length: number, spread: (next: string) => string, end: string) =>
  `{ ...F0 } ${repeat(length, (i) => `fragment F${i} on Query { ${spread(`...F${i + 1}`)} }`)} fragment F${length} on Query ${end}`;
const cycle = (length: number, inner = '') =>
  `{ ...F0 } ${repeat(length, (i) => `fragment F${i} on Query { ${inner} ...F${(i + 1) % length} }`)}`;
const describing = (index: number) => `a${index}: __schema { types { fields { type { name } } } }`;
const deepLiteral = (depth: number) => `{ application(id: ${'['.repeat(depth)}${']'.repeat(depth)}) { id } }`;

/** Refused by their length alone, before they are read. */
const long: Hostile[] = [
  tooLong('20,000 aliases', `{ ${repeat(20_000, (i) => `a${i}: me { id }`)} }`),
  tooLong('70,000 variables that are used and not declared', `{ ${uses(70_000)} }`),
  tooLong('a comment of 999 kB', `# ${'x'.repeat(999_000)}\n${page}`),
  tooLong('a text of 999 kB', `{ application(id: "${'x'.repeat(999_000)}") { id } }`),
  tooLong('30,000 fragments that are not used', unused(30_000)),
  tooLong('5,000 operations', operations(5_000)),
];

/** Given up while they are read. */
const wordy: Hostile[] = [
  tooMany('10,000 braces', '{'.repeat(10_000), 'TOKENS', 2_000, 10_000),
  tooMany('100,000 braces', '{'.repeat(100_000), 'TOKENS', 2_000, 100_000),
  tooMany('5,000 fields', `{ ${repeat(5_000, () => 'me')} }`, 'TOKENS', 2_000, 5_002),
  unfit('49,000 comments', `${'#\n'.repeat(49_000)}${page} }`, 'GRAPHQL_PARSE_FAILED'),
];

/** Refused by what is counted in them, before they are compared with the schema. */
const counted: Hostile[] = [
  tooMany('450 root fields', `{ ${repeat(450, (i) => `f${i}`)} }`, 'ROOT_FIELDS', 20, 450),
  tooMany('800 equal fields', `{ me { ${repeat(800, () => 'id')} } }`, 'EQUAL_FIELDS', 50, 799),
  tooMany('500 aliases', `{ me { ${repeat(500, (i) => `a${i}: id`)} } }`, 'ALIASES', 30, 500),
  tooMany('600 levels', `${'{ a '.repeat(600)}${'}'.repeat(600)}`, 'levels', 15, 600),
  tooMany('300 directives on one field', `{ me { id ${'@a '.repeat(300)} } }`, 'DIRECTIVES', 30, 300),
  tooMany(
    '300 directives on one variable',
    `query (${kept} ${'@a '.repeat(300)}) { application(id: $a) { id } }`,
    'DIRECTIVES',
    30,
    300,
  ),
  tooMany(
    '2^18 spreads',
    chain(18, (next) => `${next} ${next}`, page),
    'FRAGMENT_SPREADS',
    100,
    2 ** 19 - 1,
  ),
  tooMany(
    '200 fragments in a row',
    chain(200, (next) => next, page),
    'FRAGMENT_SPREADS',
    100,
    201,
  ),
  tooMany('100 times the whole schema', `{ ${repeat(100, describing)} }`, 'ALIASES', 30, 100),
  tooMany('300 variables', `query (${repeat(300, (i) => `$v${i}: ID`)}) ${page}`, 'VARIABLES', 100, 300),
];

/** Small enough, and not of this graph. */
const wrong: Hostile[] = [
  unfit('fragments in a circle', cycle(90)),
  unfit('fragments in a circle, with fields', cycle(15, 'me { id }')),
  unfit('190 fragments that are not used', unused(190)),
  unfit(
    '200 operations with fields that are not there',
    operations(200).replaceAll('me', 'you'),
    'OPERATION_RESOLUTION_FAILURE',
  ),
  unfit('a list in a list, 900 times', deepLiteral(900)),
  unfit('1,900 values written out', `{ application(id: [${'1 '.repeat(1_900)}]) { id } }`),
  unfit(
    '190 faults of as many objects',
    `mutation { answerQuestions(input: { answers: [${'{ x: { y: 1 } } '.repeat(190)}] }) { errors { code } } }`,
  ),
  unfit('19 uses of variables that are not declared', `{ me { ${repeat(19, (i) => `id(b: $v${i})`)} } }`),
];

/** Of which the variables are too much. */
const values: Hostile[] = [
  {
    what: '70,000 variables that are sent and not declared',
    query: page,
    variables: Object.fromEntries(Array.from({ length: 70_000 }, (_, i) => [`v${i}`, 1])),
    code: 'TOO_MANY_VARIABLES',
    says: { max: 100, found: 70_000 },
  },
  ...[100, 400_000].map((depth): Hostile => ({
    what: `lists in lists, ${depth} times`,
    query: application,
    variables: `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    code: 'VARIABLES_TOO_DEEP',
    says: { max: 15, found: depth },
  })),
  {
    what: '300,000 lists in a list',
    query: application,
    variables: `{"a":[${'[],'.repeat(299_999)}[]]}`,
    code: 'TOO_MANY_VALUES',
    // The request, its two parts and the list around them are values as well.
    says: { max: 10_000, found: 600_003 },
  },
  {
    what: '9,000 wrong values',
    query: application,
    variables: { a: Array.from({ length: 9_000 }, () => 1) },
    code: 'BAD_USER_INPUT',
  },
];

/** Requests that have to be refused at next to no cost. */
export const hostileRequests: readonly Hostile[] = [...long, ...wordy, ...counted, ...wrong, ...values];

/** The body that asks it; variables may be given as JSON, for what would be too deep to write. */
export const bodyOf = ({ query, variables = {} }: Hostile): string =>
  `{"query":${JSON.stringify(query)},"variables":${typeof variables === 'string' ? variables : JSON.stringify(variables)}}`;
