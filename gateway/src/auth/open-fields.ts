import { accessOf } from '@mumaris/kit/auth/access';
import { subgraphNames, subgraphSdl } from '@mumaris/schemas';
import {
  buildASTSchema,
  type DocumentNode,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** Of one subgraph: what is open of it, and answers with what is open, too. */
const openFieldsOf = (sdl: string): string[] => {
  // Federation's own directives are not in the SDL.
  const schema = buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
  const isPublic = (node: Parameters<typeof accessOf>[1]) => accessOf(schema, node)?.to.includes('PUBLIC') ?? false;
  return [schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .filter((field) => {
      const answer = getNamedType(field.type);
      return isPublic(field) && (!isObjectType(answer) || isPublic(answer));
    })
    .map(({ name }) => name);
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
