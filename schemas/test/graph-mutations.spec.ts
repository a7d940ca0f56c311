import { namesOf, objectsOf, shapeOf, subgraphs, written } from './graph';

/** The subgraphs whose mutations all name their codes. */
const withCodes = ['identity'];

describe.each(subgraphs)('the mutations of %s', (name, document) => {
  const objects = objectsOf(document);
  const mutations = objects.find(({ name }) => name.value === 'Mutation')?.fields ?? [];
  const payloads = objects.filter(({ name }) => name.value.endsWith('Payload'));

  test.each(mutations.map((mutation) => [mutation.name.value, mutation] as const))(
    '%s takes one input or nothing',
    (_mutation, { arguments: given = [] }) => {
      expect(given.length).toBeLessThanOrEqual(1);
      for (const { name, type } of given) {
        expect(name.value).toBe('input');
        expect(written(type)).toMatch(/^[A-Z]\w*Input!$/);
      }
    },
  );

  test('name the codes that their payloads can carry, last and in one form', () => {
    const form = /(^|\s)Errors:\s(none|[A-Z_]+(,\s[A-Z_]+)*)\.$/;
    const wrong = mutations.filter(({ description }) => {
      const text = description?.value ?? '';
      return (withCodes.includes(name) || text.includes('Errors:')) && !form.test(text);
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
    // Nothing marked is a number too.
    expect(firm.filter((place) => place !== 'MarkAllReadPayload.marked')).toEqual([]);
  });
});
