import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';
import { enumsOf, objectsOf, subgraphs } from './graph';

const rulesOf = ({ directives }: { directives?: readonly ConstDirectiveNode[] }): string[] =>
  (directives ?? [])
    .filter(({ name }) => name.value === 'access')
    .flatMap(({ arguments: given }) => (given ?? []).map(({ value }) => value))
    .flatMap((value) => (value.kind === Kind.LIST ? value.values : [value]))
    .map((value) => ('value' in value ? String(value.value) : ''));

const isRoot = ({ name }: ObjectTypeDefinitionNode) => ['Query', 'Mutation'].includes(name.value);

const place = (type: ObjectTypeDefinitionNode, field: FieldDefinitionNode) => `${type.name.value}.${field.name.value}`;

const isKey = (type: ObjectTypeDefinitionNode) => (type.directives ?? []).some(({ name }) => name.value === 'key');

/** Entities that belong to nobody: anyone may read them. */
const ofEverybody = ['Service'];

describe.each(subgraphs)('the graph of %s', (_name, document) => {
  const fields = objectsOf(document).flatMap((type) => (type.fields ?? []).map((field) => ({ type, field })));

  test('has a rule of access for each field: its own, or that of its type', () => {
    const open = fields.filter(({ type, field }) => !rulesOf(field).length && !rulesOf(type).length);
    expect(open.map(({ type, field }) => place(type, field))).toEqual([]);
  });

  test('states who may call each operation beside the operation', () => {
    const open = fields.filter(({ type, field }) => isRoot(type) && !rulesOf(field).length);
    expect(open.map(({ type, field }) => place(type, field))).toEqual([]);
  });

  test('names only callers that there are', () => {
    const known = enumsOf(document)
      .filter(({ name }) => ['Access', 'Scope'].includes(name.value))
      .flatMap(({ values = [] }) => values.map(({ name }) => name.value));
    const named = [...objectsOf(document), ...fields.map(({ field }) => field)].flatMap(rulesOf);
    expect(named.filter((caller) => !known.includes(caller))).toEqual([]);
  });

  test('lets nobody in through an entity that belongs to a person: only its id is public', () => {
    const isPersons = (type: ObjectTypeDefinitionNode) => isKey(type) && !ofEverybody.includes(type.name.value);
    const wide = fields.filter(
      ({ type, field }) => isPersons(type) && field.name.value !== 'id' && rulesOf(field).includes('PUBLIC'),
    );
    expect(wide.map(({ type, field }) => place(type, field))).toEqual([]);
    const entities = objectsOf(document).filter(isPersons);
    expect(entities.filter((type) => rulesOf(type).includes('PUBLIC')).map(({ name }) => name.value)).toEqual([]);
  });
});
