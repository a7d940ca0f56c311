import { objectsOf, objectsWithFieldsOf, shapeOf, subgraphs, written } from './graph';

describe.each(subgraphs)('the lists of %s', (_name, document) => {
  const objects = objectsOf(document);
  const shape = (wanted: string) => {
    const type = objects.find(({ name }) => name.value === wanted);
    return type && shapeOf(type);
  };
  const connections = objects.map(({ name }) => name.value).filter((name) => name.endsWith('Connection'));

  test('are Relay connections: edges with a cursor and a node, and where the page stands', () => {
    for (const connection of connections) {
      const edge = connection.replace(/Connection$/, 'Edge');
      expect(shape(connection)).toEqual({ edges: `[${edge}!]!`, pageInfo: 'PageInfo!' });
      expect(shape(edge)).toEqual({ cursor: 'ID!', node: expect.stringMatching(/^[A-Z]\w*!$/) as string });
    }
    expect(shape('PageInfo')).toEqual({
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'ID',
      endCursor: 'ID',
    });
  });

  test('are asked for from either end', () => {
    const paged = objectsWithFieldsOf(document)
      .flatMap(({ fields = [] }) => fields)
      .filter(({ type }) => connections.includes(written(type).replace('!', '')));
    for (const { arguments: given = [] } of paged) {
      const page = given.filter(({ name }) => ['first', 'after', 'last', 'before'].includes(name.value));
      expect(page.map(({ name, type }) => [name.value, written(type)])).toEqual([
        ['first', 'Int'],
        ['after', 'ID'],
        ['last', 'Int'],
        ['before', 'ID'],
      ]);
    }
  });
});
