import { pageOf, type PageArguments } from './page';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const read = (asked: PageArguments) => pageOf(letters, asked, (letter) => letter);
const nodes = (asked: PageArguments) => read(asked).edges.map(({ node }) => node);

test('given a list in memory, when it is paged forwards and back, then each item comes once and in order', () => {
  const forwards: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { edges, pageInfo } = read({ first: 3, after });
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    forwards.push(...edges.map(({ node }) => node));
    ({ hasNextPage: more, endCursor: after } = pageInfo);
  }
  const back: string[] = [];
  for (let before: string | null = null, more = true; more;) {
    const { edges, pageInfo } = read({ last: 3, before });
    expect(pageInfo.hasNextPage).toBe(before !== null);
    back.unshift(...edges.map(({ node }) => node));
    ({ hasPreviousPage: more, startCursor: before } = pageInfo);
  }
  expect([forwards, back]).toEqual([letters, letters]);
});

test('given two cursors, then what lies between them is the page, and nothing where they cross', () => {
  const { edges } = read({});
  const [after, before] = [edges[1]?.cursor, edges[5]?.cursor];
  expect(nodes({ after, before })).toEqual(['c', 'd', 'e']);
  expect(nodes({ last: 2, after, before })).toEqual(['d', 'e']);
  expect(nodes({ after: before, before: after })).toEqual([]);
});

test('given a page as long as the list, then no other follows; of an empty list there are no cursors', () => {
  expect(read({ first: 7 }).pageInfo.hasNextPage).toBe(false);
  expect(read({ first: 6 }).pageInfo.hasNextPage).toBe(true);
  expect(pageOf([], {}, String)).toEqual({
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test.each([
  [{ first: 0 }, 'first'],
  [{ first: 101 }, 'first'],
  [{ first: 1, last: 1 }, 'last'],
  [{ after: 'x' }, 'after'],
  [{ before: Buffer.from('[null,"of another list"]').toString('base64url') }, 'before'],
])('given %j, then it is refused with BAD_PAGE at %s', (asked, field) => {
  expect(() => read(asked)).toThrow(expect.objectContaining({ code: 'BAD_PAGE', field: [field] }));
});
