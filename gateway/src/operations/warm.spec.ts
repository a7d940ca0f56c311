import { buildSchema } from 'graphql';
import { configWith } from '../../test/platform/config';
import { keepOperations } from './operations';

const over = (sdl: string) => {
  const planned: string[] = [];
  const plan = (document: string) => {
    planned.push(document);
    return Promise.resolve(undefined);
  };
  return {
    planned,
    operations: keepOperations({ schema: buildSchema(sdl), plan, stop: () => undefined }, configWith()),
  };
};

describe('operations in use', () => {
  const conditional = 'query A($x: Boolean!) { a b @include(if: $x) }';

  it('are planned for a new supergraph before it is served, with the conditions that were asked for', async () => {
    const before = over('type Query { a: Int b: Int c: Int }');
    for (const x of [true, false]) await before.operations.of(conditional, 'A').variants.of({ x });
    await before.operations.of('{ c }', undefined).variants.of({});
    const next = over('type Query { a: Int b: Int }');
    await next.operations.warm(before.operations.inUse(), 1_000);
    expect(next.planned).toEqual(['{\n  a\n  b\n}', '{\n  a\n}']);
    await next.operations.of(conditional, 'A').variants.of({ x: true });
    expect(next.planned).toHaveLength(2);
  });

  it('are planned with their condition and without it where nobody has asked for them yet', async () => {
    const { planned, operations } = over('type Query { a: Int b: Int c: Int }');
    await operations.warm([{ query: conditional, name: 'A' }, { query: '{ c }' }], 1_000);
    expect(planned).toEqual(['{\n  a\n  b\n}', '{\n  a\n}', '{\n  c\n}']);
    for (const x of [true, false]) await operations.of(conditional, 'A').variants.of({ x });
    expect(planned).toHaveLength(3);
  });

  it('are 200 at most, the first ones, and not more than there is time for', async () => {
    const { planned, operations } = over(
      `type Query { ${Array.from({ length: 300 }, (_, i) => `f${i}: Int`).join(' ')} }`,
    );
    const many = Array.from({ length: 300 }, (_, i) => ({ query: `{ f${i} }` }));
    await operations.warm(many, -1);
    expect(planned).toEqual([]);
    await operations.warm(many, 60_000);
    expect(planned).toHaveLength(200);
    expect(planned.at(-1)).toContain('f199');
  });

  it('let others have their turn in between', async () => {
    const { operations } = over('type Query { a: Int }');
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    await operations.warm(
      Array.from({ length: 50 }, () => ({ query: '{ a }' })),
      60_000,
    );
    clearImmediate(timer);
    expect(turns).toBeGreaterThanOrEqual(49);
  });

  it('are planned once, whatever their author calls things', async () => {
    const { planned, operations } = over('type Query { a(n: Int, s: String): Int b: Q } type Q { a: Int }');
    await operations.of('{ x: a(n: 1) b { a } }', undefined).variants.of({});
    await operations
      .of('query Mine($k: Int) { y: a(n: $k) ...F } fragment F on Query { z: b { q: a } }', undefined)
      .variants.of({});
    expect(planned).toHaveLength(1);
  });
});
