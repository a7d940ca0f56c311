import { buildSchema } from 'graphql';
import { testLog } from '@mumaris/kit/testing';
import { configWith } from '../../test/platform/config';
import { keepOperations } from '../operations/operations';
import { hashOf } from './hash-of';
import { tellUnfit } from './tell-unfit';

const plan = jest.fn(() => Promise.resolve(undefined));
const operations = keepOperations(
  { schema: buildSchema('type Query { a: Int }'), plan, stop: () => undefined },
  configWith(),
);
const publishedOf = (...documents: [text: string, names: string[]][]) =>
  new Map(documents.map(([text, names]) => [hashOf(text), { text, names }]));

describe('published operations that do not fit a graph', () => {
  const warn = jest.spyOn(testLog, 'warn').mockReturnValue();
  beforeEach(() => warn.mockClear());
  afterAll(() => warn.mockRestore());

  const tell = (published: ReturnType<typeof publishedOf>, isInService = () => true) =>
    tellUnfit({ operations, published, isInService, log: testLog });

  it('are named in one line, and those that fit are not', async () => {
    const gone = 'query Gone { b }';
    const two = 'query One { a } query Two { b }';
    await tell(publishedOf(['query Here { a }', ['Here']], [gone, ['Gone']], [two, ['One', 'Two']], ['{ c }', []]));
    expect(warn.mock.calls).toEqual([
      [
        {
          count: 4,
          operations: [
            `Gone ${hashOf(gone).slice(0, 8)}`,
            // A document is validated as a whole.
            `One ${hashOf(two).slice(0, 8)}`,
            `Two ${hashOf(two).slice(0, 8)}`,
            `unnamed ${hashOf('{ c }').slice(0, 8)}`,
          ],
        },
        expect.any(String),
      ],
    ]);
    expect(operations.inUse()).toEqual([]);
    expect(plan).not.toHaveBeenCalled();
  });

  it('are counted however many they are, and twenty of them named', async () => {
    const many = Array.from({ length: 30 }, (_, i): [string, string[]] => [`query Q${i} { b }`, [`Q${i}`]]);
    await tell(publishedOf(...many));
    const named = many.slice(0, 20).map(([text, [name]]) => `${name} ${hashOf(text).slice(0, 8)}`);
    expect(warn.mock.calls).toEqual([[{ count: 30, operations: named }, expect.any(String)]]);
  });

  it('are nobody’s concern where all fit, or where the graph is not in service any more', async () => {
    await tell(publishedOf(['query Here { a }', ['Here']]));
    await tell(publishedOf(['query Gone { b }', ['Gone']]), () => false);
    expect(warn).not.toHaveBeenCalled();
  });
});
