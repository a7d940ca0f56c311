import { type ConstDirectiveNode, Kind, type TypeNode } from 'graphql';
import { inputsOf, objectsWithFieldsOf, subgraphs } from './graph';

interface Part {
  readonly name: { readonly value: string };
  readonly type: TypeNode;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

const isList = ({ type }: Part) => (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE;

/** The bound of `@atMost`; 0 where there is none. */
const boundOf = ({ directives = [] }: Part): number => {
  const [bound] = directives.filter(({ name }) => name.value === 'atMost').flatMap((one) => one.arguments ?? []);
  return bound?.value.kind === Kind.INT ? Number(bound.value.value) : 0;
};

/** Bounded by what is asked for: a page has 100 edges at most, and errors are one for each thing that was sent. */
const bySending = ['edges', 'errors'];

test.each(subgraphs)('every list of %s says how long it is at most', (_name, document) => {
  const fields = objectsWithFieldsOf(document).flatMap(({ name, fields: all = [] }) =>
    all.flatMap((field) => [
      { place: `${name.value}.${field.name.value}`, part: field },
      ...(field.arguments ?? []).map((argument) => ({
        place: `${name.value}.${field.name.value}(${argument.name.value})`,
        part: argument,
      })),
    ]),
  );
  const inputs = inputsOf(document).flatMap(({ name, fields: all = [] }) =>
    all.map((field) => ({ place: `${name.value}.${field.name.value}`, part: field })),
  );
  const lists = [...fields, ...inputs].filter(({ part }) => isList(part) && !bySending.includes(part.name.value));
  expect(lists.filter(({ part }) => boundOf(part) < 1).map(({ place }) => place)).toEqual([]);
  expect(lists.filter(({ part }) => boundOf(part) > 1_000).map(({ place }) => place)).toEqual([]);
});
