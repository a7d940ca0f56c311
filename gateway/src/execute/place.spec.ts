import type { Place } from '../plan/plan';
import type { Json } from './json';
import { eachAt, pathsAt, pathTo } from './place';

const cat = (id: number, more: Json = {}) => ({ __typename: 'Cat', id, ...more });
const data = {
  pets: [
    [cat(1), null],
    [{ __typename: 'Dog', id: 2 }, cat(3)],
  ],
  cat: cat(4, { friend: cat(5), foes: [] }),
  none: null,
  text: 'x',
  mute: { id: 6 },
};

it.each<[Place, number[], (string | number)[][], (string | number)[]]>([
  [
    ['pets'],
    [1, 2, 3],
    [
      ['pets', 0, 0],
      ['pets', 1, 0],
      ['pets', 1, 1],
    ],
    ['pets'],
  ],
  [
    ['pets', ['Cat']],
    [1, 3],
    [
      ['pets', 0, 0],
      ['pets', 1, 1],
    ],
    ['pets'],
  ],
  [['pets', ['Dog', 'Mouse']], [2], [['pets', 1, 0]], ['pets']],
  [['cat', ['Cat'], 'friend'], [5], [['cat', 'friend']], ['cat', 'friend']],
  [['cat', ['Dog'], 'friend'], [], [], ['cat', 'friend']],
  [['cat', 'foes'], [], [], ['cat', 'foes']],
  [['cat', 'nobody', 'friend'], [], [], ['cat', 'nobody', 'friend']],
  [['none'], [], [], ['none']],
  [['text'], [], [], ['text']],
  // Who was not asked for its type can be of no other.
  [['mute', ['Dog']], [6], [['mute']], ['mute']],
])('finds the objects at %j, in their order', (place, ids, paths, path) => {
  const found: unknown[] = [];
  eachAt(data, place, ({ id }) => found.push(id));
  expect(found).toEqual(ids);
  expect([...pathsAt(data, place).values()]).toEqual(paths);
  expect(pathTo(data, place)).toEqual(path);
});

it('finds the whole where no place is said', () => {
  const found: unknown[] = [];
  eachAt(data, [], (object) => found.push(object));
  expect(found).toEqual([data]);
});
