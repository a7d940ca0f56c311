import { copyOf, mergeInto } from './merge';
import type { Json } from './json';

const merged = (target: Json, source: Json) => {
  mergeInto(target, source);
  return target;
};

it.each<[what: string, target: Json, source: Json, result: Json]>([
  ['fields of objects', { a: { b: 1 } }, { a: { c: 2 }, d: 3 }, { a: { b: 1, c: 2 }, d: 3 }],
  [
    'lists item by item',
    { a: [{ b: 1 }, { b: 2 }] },
    { a: [{ c: 3 }, { c: 4 }] },
    {
      a: [
        { b: 1, c: 3 },
        { b: 2, c: 4 },
      ],
    },
  ],
  ['lists of lists', { a: [[{ b: 1 }], []] }, { a: [[{ c: 2 }], []] }, { a: [[{ b: 1, c: 2 }], []] }],
  ['a value for a null', { a: null }, { a: { b: 1 } }, { a: { b: 1 } }],
  ['an item for a null', { a: [null, { b: 1 }] }, { a: [{ c: 2 }, null] }, { a: [{ c: 2 }, { b: 1 }] }],
  ['no null for a value', { a: { b: 1 }, c: 0 }, { a: null, c: null }, { a: { b: 1 }, c: 0 }],
  ['a null where there was nothing', {}, { a: null }, { a: null }],
  ['a newer value', { a: 1 }, { a: 2 }, { a: 2 }],
  ['a list of another length as it is', { a: [{ b: 1 }] }, { a: [{ c: 2 }, { c: 3 }] }, { a: [{ c: 2 }, { c: 3 }] }],
  ['what is an object here and a text there', { a: { b: 1 } }, { a: 'x' }, { a: 'x' }],
])('merges %s', (_, target, source, result) => expect(merged(target, source)).toEqual(result));

it('copies what stands at several places, so that what is merged into one is not the others’', () => {
  const source = { a: [{ b: { c: [1, null, 'x'] } }] };
  const copy = copyOf(source);
  expect(copy).toEqual(source);
  mergeInto(copy, { a: [{ b: { d: 1 } }] });
  expect(source).toEqual({ a: [{ b: { c: [1, null, 'x'] } }] });
});

it('keeps what an entity is, whoever knows it by its interface alone', () => {
  const abstract = new Set(['Named']);
  const target: Json = { __typename: 'Person', in: [{ __typename: 'Named' }] };
  mergeInto(target, { __typename: 'Named', in: [{ __typename: 'Person' }] }, abstract);
  expect(target).toEqual({ __typename: 'Person', in: [{ __typename: 'Person' }] });
});
