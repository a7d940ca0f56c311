import { linesOf } from './lines-of';

const collect = async (pieces: Iterable<string>, most: number) => {
  async function* come() {
    yield* pieces;
    return Promise.resolve();
  }
  const lines = [];
  for await (const line of linesOf(come(), most)) lines.push(line);
  return lines;
};

test('IDN-16 lines are put together from pieces, up to the most that they may have', async () => {
  expect(await collect(['a', 'b\nc', '', '\n\n12345\n', '123', '456\nd'], 5)).toEqual([
    'ab',
    'c',
    '',
    '12345',
    undefined,
    'd',
  ]);
});

test('IDN-16 a line longer than a text can be is passed over', async () => {
  const piece = 'x'.repeat(1 << 20);
  const pieces = function* () {
    for (let index = 0; index < 600; index += 1) yield piece;
    yield '\nnext';
  };
  expect(await collect(pieces(), 65_536)).toEqual([undefined, 'next']);
});
