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
import { fragmentsOf } from '../operations/fragments-of';

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

type Fragments = ReturnType<typeof fragmentsOf>;

/** The names that an operation selects at its top, through its fragments. */
const topFields = ({ selections }: SelectionSetNode, fragments: Fragments): string[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return part ? topFields(part.selectionSet, fragments) : [];
  });

/** Whether an operation that was validated asks who is signed in: any field of it does (IDN-08). */
export const needsSignIn = ({ selectionSet }: OperationDefinitionNode, document: DocumentNode): boolean =>
  topFields(selectionSet, fragmentsOf(document)).some((name) => !name.startsWith('__') && !openFields.has(name));
