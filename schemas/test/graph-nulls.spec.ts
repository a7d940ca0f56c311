import { Kind } from 'graphql';
import { objectsWithFieldsOf, subgraphs } from './graph';

/**
 * Null says that there is none, never that the caller may not see it: that is an error with its path. So each field that may
 * be null says when. A payload's fields are null where its errors say why; a federated root is null where it failed.
 */
test.each(subgraphs)('every field of %s that may be null says when it is', (_name, document) => {
  const fields = objectsWithFieldsOf(document)
    .filter(({ name }) => !name.value.endsWith('Payload'))
    .flatMap(({ name, fields: all = [] }) =>
      all.map((field) => ({ place: `${name.value}.${field.name.value}`, field })),
    );
  const silent = fields.filter(
    ({ field }) => field.type.kind !== Kind.NON_NULL_TYPE && !/\bnull\b/i.test(field.description?.value ?? ''),
  );
  expect(silent.map(({ place }) => place)).toEqual([]);
});
