import { subgraphNames, subgraphSdl } from '@mumaris/schemas';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

const isPublic = (directives: readonly ConstDirectiveNode[] = []): boolean =>
  directives
    .filter(({ name }) => name.value === 'access')
    .flatMap(({ arguments: given = [] }) => given)
    .some(({ name, value }) => {
      const words = value.kind === Kind.LIST ? value.values : [value];
      return name.value === 'to' && words.some((word) => word.kind === Kind.ENUM && word.value === 'PUBLIC');
    });

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** Of one subgraph: what is open of it, and answers with what is open, too. */
const openFieldsOf = (sdl: string): string[] => {
  const types = parse(sdl).definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const guarded = new Set(types.filter(({ directives }) => !isPublic(directives)).map(({ name }) => name.value));
  return types
    .filter(({ name }) => ['Query', 'Mutation'].includes(name.value))
    .flatMap(({ fields = [] }) => fields)
    .filter(({ directives, type }) => isPublic(directives) && !guarded.has(nameOf(type)))
    .map(({ name }) => name.value);
};

/** The fields of operations that answer everybody alike, as the SDL's `@access` says: signing in makes no difference. */
const openFields: ReadonlySet<string> = new Set(subgraphNames.flatMap((name) => openFieldsOf(subgraphSdl(name))));

/** The names that an operation selects at its top, through its fragments. */
const topFields = ({ selections }: SelectionSetNode, document: DocumentNode): string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return topFields(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? topFields(fragment.selectionSet, document) : [];
  });

/** Whether an operation that was validated asks who is signed in: any field of it does (IDN-08). */
export const needsSignIn = ({ selectionSet }: OperationDefinitionNode, document: DocumentNode): boolean =>
  topFields(selectionSet, document).some((name) => !name.startsWith('__') && !openFields.has(name));
