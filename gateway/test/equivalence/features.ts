import { getOperationAST, Kind, OperationTypeNode, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { hasTakenAlias } from './known/aliases';
import type { Operation } from './systems/system';
import type { World } from './world/compose';
import { type Field, fieldOf, namedType } from './world/model';

/** The world's fields that the operation asks for, with what they require. */
export const askedFields = (world: World, { query }: Operation): { owner: string; field: Field }[] => {
  const info = new TypeInfo(world.apiSchema);
  const found = new Map<Field, { owner: string; field: Field }>();
  const visitor = visitWithTypeInfo(info, {
    Field: (node) => {
      const parent = info.getParentType()?.name ?? '';
      const members = world.model.abstracts.get(parent)?.members ?? [];
      for (const type of [parent, ...members]) {
        const each = fieldOf(world.model, type, node.name.value);
        if (each) found.set(each.field, each);
      }
    },
  });
  visit(parse(query), visitor);
  return [...found.values()];
};

/** What the operation has of what there is to try, by name. */
export const featuresOf = (world: World, operation: Operation): string[] => {
  const asked = askedFields(world, operation);
  const { query, variables } = operation;
  const document = parse(query);
  const first = getOperationAST(document, operation.operationName);
  const has = (pattern: RegExp) => pattern.test(query);
  const some = (test: (field: Field, owner: string) => boolean) => asked.some(({ field, owner }) => test(field, owner));
  const keysOf = (field: Field) => [...(world.model.objects.get(namedType(field.type))?.slices.values() ?? [])].flat();
  const all: Record<string, boolean> = {
    '@requires': some(({ requires }) => requires !== undefined),
    '@requires of objects': some(({ requires }) => requires?.includes('{') ?? false),
    '@requires with arguments': some(({ requires }) => requires?.includes('(') ?? false),
    '@provides': some(({ provides }) => provides !== undefined),
    '@provides on a member': some(({ provides }) => provides?.startsWith('...') ?? false),
    '@override': some(({ overridden }) => overridden !== undefined),
    '@shareable': some(({ owners, isKey }) => owners.length > 1 && !isKey),
    'interface object': some((_, owner) => world.model.abstracts.has(owner)),
    interface: some(({ type }) => world.model.abstracts.get(namedType(type))?.kind === 'interface'),
    union: some(({ type }) => world.model.abstracts.get(namedType(type))?.kind === 'union'),
    'nested key': some((field) => keysOf(field).some(({ fields }) => fields.startsWith('ref'))),
    'compound key': some((field) => keysOf(field).some(({ fields }) => fields === 'id kind')),
    'several keys': some((field) => new Set(keysOf(field).map(({ fields }) => fields)).size > 2),
    'resolvable: false': some((field) => keysOf(field).some(({ resolvable }) => !resolvable)),
    'list of lists': some(({ type }) => type.startsWith('[[')),
    mutation: first?.operation === OperationTypeNode.MUTATION,
    'query in a payload': first?.operation === OperationTypeNode.MUTATION && has(/\bquery\b.*\{/),
    'skip or include': has(/@(skip|include)/),
    'named fragments': document.definitions.some(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
    'variables left out': (first?.variableDefinitions ?? []).length > Object.keys(variables).length,
    'alias of __typename': has(/\w+: __typename/),
    'alias of another field': hasTakenAlias(world.apiSchema, query),
    'several operations': operation.operationName !== undefined,
    introspection: has(/__schema \{|__type\(/),
    'variables within values': has(/[{[][^{}[\]]*(: |, |\[)\$v\d+/),
    'skip and include': has(/@skip\([^)]*\) @include|@include\([^)]*\) @skip/),
    '@requires of a union': some(({ requires }) => requires?.includes('... on') ?? false),
    '@requires of an interface object': some(
      ({ requires }, owner) => requires !== undefined && world.model.abstracts.has(owner),
    ),
    'interface of an interface': some(
      ({ type }) => world.model.abstracts.get(namedType(type))?.implements !== undefined,
    ),
  };
  return Object.keys(all).filter((name) => all[name]);
};
