import { sendToSubgraph } from '@mumaris/kit/testing';
import { type Membership, startMembership } from './membership';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

interface Shown {
  code: string;
  label: { ar: string; en: string };
  parent: { kind: string; code: string } | null;
}
interface Answer {
  data: {
    referenceEntries: {
      edges: { cursor: string; node: Shown }[];
      pageInfo: {
        hasNextPage: boolean;
        hasPreviousPage: boolean;
        startCursor: string | null;
        endCursor: string | null;
      };
    } | null;
    referenceEntry: Shown | null;
  };
  errors?: { extensions: { code: string; field: string[]; message: { ar: string; en: string } } }[];
}

const lists = `query ($kind: ReferenceKind!, $search: String, $under: ID, $directly: Boolean! = false,
  $category: ProfessionalCategory, $first: Int, $after: ID, $last: Int, $before: ID) {
  referenceEntries(kind: $kind, search: $search, under: $under, directly: $directly, category: $category,
    first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { kind code label { ar en } parent { kind code } categories until } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }`;

/** A visitor asks. */
const ask = async (variables: Record<string, unknown>, query = lists) => {
  const response = await sendToSubgraph({ ...membership.of, caller: {}, query, variables });
  return { ...((await response.json()) as Answer), kept: response.headers.get('cache-control') };
};
const page = async (variables: Record<string, unknown>) => {
  const { data, kept } = await ask(variables);
  if (!data.referenceEntries) throw new Error('no page');
  const { edges, pageInfo } = data.referenceEntries;
  return { nodes: edges.map(({ node }) => node), pageInfo, kept };
};
const codes = async (variables: Record<string, unknown>) => (await page(variables)).nodes.map(({ code }) => code);

test('MEM-19 given a visitor, when a list is asked for page after page and back, then each entry comes once and in order', async () => {
  const forwards: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, pageInfo } = await page({ kind: 'CITY', first: 40, after });
    forwards.push(...nodes.map(({ code }) => code));
    ({ hasNextPage: more, endCursor: after } = pageInfo);
  }
  const back: string[] = [];
  for (let before: string | null = null, more = true; more;) {
    const { nodes, pageInfo } = await page({ kind: 'CITY', last: 33, before });
    back.unshift(...nodes.map(({ code }) => code));
    ({ hasPreviousPage: more, startCursor: before } = pageInfo);
  }
  expect(back).toEqual(forwards);
  expect(new Set(forwards).size).toBe(forwards.length);
  expect(forwards).toEqual(expect.arrayContaining(['RIYADH', 'JEDDAH', 'DAMMAM']));
});

test('MEM-10 given what is typed, then the best comes first, with what it stands under, and may be kept for a minute', async () => {
  const { nodes, kept } = await page({ kind: 'SPECIALTY', search: 'جراحه القلب' });
  expect(nodes[0]).toEqual({
    ...{ kind: 'SPECIALTY', code: 'CARDIAC_SURGERY', label: { ar: 'جراحة القلب', en: 'Cardiac surgery' } },
    ...{ parent: { kind: 'PROFESSION', code: 'MEDICINE' }, categories: ['PHYSICIAN'], until: null },
  });
  expect(kept).toBe('max-age=60, public');
  expect((await codes({ kind: 'UNIVERSITY', search: 'king saud univ' }))[0]).toBe('KING_SAUD_UNIVERSITY');
  expect(await codes({ kind: 'UNIVERSITY', search: 'لا أحد' })).toEqual([]);
});

test('MEM-13 given what an entry stands under or a category, then the list is narrowed to it', async () => {
  expect(await codes({ kind: 'CITY', under: 'NAJRAN_REGION', search: 'شر' })).toEqual(['SHARURAH']);
  expect(await codes({ kind: 'CITY', under: 'SA', search: 'شر' })).toContain('SHARURAH');
  expect(await codes({ kind: 'UNIVERSITY', under: 'AD' })).toEqual([]);
  expect(await codes({ kind: 'SPECIALTY', under: 'CARDIOLOGY', directly: true })).toContain(
    'INTERVENTIONAL_CARDIOLOGY',
  );
  expect(await codes({ kind: 'SPECIALTY', under: 'INTERNAL_MEDICINE', directly: true, first: 100 })).not.toContain(
    'INTERVENTIONAL_CARDIOLOGY',
  );
  expect(await codes({ kind: 'RANK', category: 'TECHNICIAN' })).toEqual([
    'TECHNICIAN',
    'ASSISTANT_TECHNICIAN',
    'HEALTH_ASSISTANT',
  ]);
});

test('given a code, then its entry is there, and null where the list has none', async () => {
  const one = (code: string) =>
    ask(
      { code },
      'query ($code: ID!) { referenceEntry(kind: COUNTRY, code: $code) { code label { ar en } parent { code } } }',
    );
  expect(await one('SA')).toEqual({
    data: {
      referenceEntry: { code: 'SA', label: { ar: 'المملكة العربية السعودية', en: 'Saudi Arabia' }, parent: null },
    },
    kept: 'max-age=60, public',
  });
  expect((await one('XX')).data.referenceEntry).toBeNull();
});

test.each([
  ['a text longer than any name', { search: 'أ'.repeat(101) }, 'TOO_LONG', 'search'],
  ['ten thousand letters', { search: 'a'.repeat(10_000) }, 'TOO_LONG', 'search'],
  ['what is nothing to the list', { under: 'NOWHERE' }, 'NOT_IN_LIST', 'under'],
  ['more than a page holds', { first: 101 }, 'BAD_PAGE', 'first'],
  ['a cursor of nothing', { after: 'x' }, 'BAD_PAGE', 'after'],
])('given %s, then it is refused in both languages', async (_, variables, code, field) => {
  const { errors = [], kept } = await ask({ kind: 'CITY', ...variables });
  expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([[code, [field]]]);
  expect(errors[0]?.extensions.message).toEqual({ ar: expect.any(String) as string, en: expect.any(String) as string });
  expect(kept).toBe('no-store');
  expect((await ask({ kind: 'CITY', search: 'أ'.repeat(100) })).errors).toBeUndefined();
});
