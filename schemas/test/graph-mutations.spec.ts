import { Kind } from 'graphql';
import { inputsOf, namesOf, objectsOf, shapeOf, subgraphs, written } from './graph';

describe.each(subgraphs)('the mutations of %s', (_name, document) => {
  const objects = objectsOf(document);
  const mutations = objects.find(({ name }) => name.value === 'Mutation')?.fields ?? [];
  const payloads = objects.filter(({ name }) => name.value.endsWith('Payload'));

  const inputs = inputsOf(document);

  test.each(mutations.map((mutation) => [mutation.name.value, mutation] as const))(
    '%s takes one input and answers with one payload, both of its own',
    (mutation, { arguments: given = [], type }) => {
      const own = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
      expect(given.map(({ name }) => name.value)).toEqual(['input']);
      const input = inputs.find(({ name }) => name.value === `${own}Input`);
      const canBeEmpty = input?.fields?.every((field) => field.type.kind !== Kind.NON_NULL_TYPE);
      expect(given.map(({ type }) => written(type))).toEqual([`${own}Input${canBeEmpty ? '' : '!'}`]);
      expect(written(type)).toBe(`${own}Payload!`);
    },
  );

  test('can be sent again with a key', () => {
    const without = mutations.filter(({ arguments: [given] = [] }) => {
      const input = inputs.find(({ name }) => given && written(given.type).replace('!', '') === name.value);
      return !input?.fields?.some(({ name, type }) => name.value === 'idempotencyKey' && written(type) === 'ID');
    });
    expect(without.map(({ name }) => name.value)).toEqual([]);
  });

  test('name the codes that their payloads can carry, last and in one form', () => {
    const form = /(^|\s)Errors:\s(none|[A-Z_]+(,\s[A-Z_]+)*)\.$/;
    const wrong = mutations.filter(({ description }) => {
      return !form.test(description?.value ?? '');
    });
    expect(wrong.map(({ name }) => name.value)).toEqual([]);
  });

  test('answer with a payload, always', () => {
    const names = payloads.map(({ name }) => `${name.value}!`);
    expect(mutations.filter(({ type }) => !names.includes(written(type))).map(({ name }) => name.value)).toEqual([]);
  });

  test('have payloads that can be read as Payload', () => {
    expect(payloads).not.toHaveLength(0);
    for (const payload of payloads) {
      expect(namesOf(payload.interfaces)).toContain('Payload');
      expect(shapeOf(payload)['errors']).toBe('[Failure!]!');
    }
  });

  test('can fail: whatever else a payload carries may be null', () => {
    const firm = payloads.flatMap((payload) =>
      Object.entries(shapeOf(payload))
        .filter(([field, type]) => field !== 'errors' && type.endsWith('!'))
        .map(([field]) => `${payload.name.value}.${field}`),
    );
    expect(firm).toEqual([]);
  });
});
