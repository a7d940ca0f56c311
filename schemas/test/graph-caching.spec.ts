import type { FieldDefinitionNode, ObjectTypeDefinitionNode } from 'graphql';
import { argumentsOf, namedIn, objectsOf, subgraphs } from './graph';

const accessTo = (node: ObjectTypeDefinitionNode | FieldDefinitionNode) => argumentsOf(node, 'access')?.['to'];
const hintOf = (node: ObjectTypeDefinitionNode | FieldDefinitionNode) => argumentsOf(node, 'cacheControl');

const isEverybodys = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): boolean => {
  const to = accessTo(field) ?? accessTo(type);
  return Array.isArray(to) && to.includes('PUBLIC');
};

describe.each(subgraphs)('what may be kept of %s', (name, document) => {
  const types = new Map(objectsOf(document).map((type) => [type.name.value, type]));
  const place = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode) =>
    `${type.name.value}.${field.name.value}`;
  const hinted = [...types.values()].flatMap((type) =>
    (type.fields ?? []).filter((field) => hintOf(field)?.['maxAge'] !== undefined).map((field) => ({ type, field })),
  );

  /** The fields that are kept as long as one that holds them, at any depth: values, and objects that inherit its time. */
  const below = (
    typeName: string,
    seen = new Set<string>(),
  ): { type: ObjectTypeDefinitionNode; field: FieldDefinitionNode }[] => {
    const type = types.get(typeName);
    if (!type || seen.has(typeName)) return [];
    seen.add(typeName);
    return (type.fields ?? []).flatMap((field) => {
      const held = types.get(namedIn(field.type));
      const inherits = !held || [field, held].some((node) => hintOf(node)?.['inheritMaxAge'] === true);
      return inherits ? [{ type, field }, ...(held ? below(held.name.value, seen) : [])] : [];
    });
  };

  test('is what everybody may read, and nothing below it is anybody’s own', () => {
    const kept = hinted.flatMap(({ type, field }) => [{ type, field }, ...below(namedIn(field.type))]);
    expect(
      kept.filter(({ type, field }) => !isEverybodys(type, field)).map(({ type, field }) => place(type, field)),
    ).toEqual([]);
  });

  test('is said of roots alone, for everybody, and for a minute at most: who changes it sees it after that', () => {
    const odd = hinted.filter(({ type, field }) => {
      const { maxAge, scope = 'PUBLIC' } = hintOf(field) ?? {};
      return type.name.value !== 'Query' || scope !== 'PUBLIC' || Number(maxAge) > 60;
    });
    expect(odd.map(({ type, field }) => place(type, field))).toEqual([]);
    const ofTypes = [...types.values()].filter((type) => hintOf(type) && hintOf(type)?.['inheritMaxAge'] !== true);
    expect(ofTypes.map((type) => type.name.value)).toEqual([]);
  });

  // Whoever adds a field here has looked whether it answers a visitor, an applicant and a reviewer with the same.
  test('is this alone', () =>
    expect(hinted.map(({ field }) => field.name.value).sort()).toEqual(
      {
        identity: ['identityProvider', 'termsOfUse'],
        membership: [
          'documentTypes',
          'examCentres',
          'exams',
          'exceptions',
          'officeHours',
          'promisesKept',
          'referenceEntries',
          'referenceEntry',
          'sanctionGrounds',
          'service',
          'services',
          'words',
        ],
        billing: ['fees'],
        cpd: [],
        notification: [],
      }[name],
    ));
});
