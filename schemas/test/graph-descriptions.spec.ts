import { type DocumentNode, isTypeDefinitionNode, type StringValueNode } from 'graphql';
import { enumsOf, inputsOf, objectsWithFieldsOf, subgraphs } from './graph';

interface Word {
  readonly place: string;
  readonly text: string;
}

const word = (place: string, { description }: { description?: StringValueNode | undefined }): Word => ({
  place,
  text: description?.value.trim() ?? '',
});

const typesOf = ({ definitions }: DocumentNode): Word[] =>
  definitions.filter(isTypeDefinitionNode).map((type) => word(type.name.value, type));

const fieldsOf = (document: DocumentNode): Word[] =>
  [...objectsWithFieldsOf(document), ...inputsOf(document)].flatMap(({ name, fields = [] }) =>
    fields.map((field) => word(`${name.value}.${field.name.value}`, field)),
  );

const argumentsOf = (document: DocumentNode): Word[] =>
  objectsWithFieldsOf(document).flatMap(({ name, fields = [] }) =>
    fields.flatMap((field) =>
      (field.arguments ?? []).map((one) => word(`${name.value}.${field.name.value}(${one.name.value})`, one)),
    ),
  );

const enumValuesOf = (document: DocumentNode): Word[] =>
  enumsOf(document).flatMap(({ name, values = [] }) =>
    values.map((value) => word(`${name.value}.${value.name.value}`, value)),
  );

const wordsOf = (document: DocumentNode): Word[] =>
  [typesOf, fieldsOf, argumentsOf, enumValuesOf].flatMap((read) => read(document));

/** Suits whatever is described, and so tells nothing of it. */
const suitsAnything = /^(what is (asked for|given|meant|needed)|the (input|item|value)( itself)?)\.$/i;

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

describe.each(subgraphs)('the graph of %s', (_name, document) => {
  test('says in words what each type, field, argument, input and value is', () => {
    const silent = wordsOf(document).filter(({ text }) => !text);
    expect(silent.map(({ place }) => place)).toEqual([]);
  });

  test('says it in sentences', () => {
    const clipped = wordsOf(document).filter(({ text }) => !/^[“\p{L}\d].*[.”?]$/su.test(text));
    expect(clipped.map(({ place }) => place)).toEqual([]);
  });

  test('never only repeats the name of a field', () => {
    const echoes = fieldsOf(document).filter(({ place, text }) =>
      ['', 'the', 'a', 'an'].some((article) => letters(text) === article + letters(place.split('.')[1] ?? '')),
    );
    expect(echoes.map(({ place }) => place)).toEqual([]);
  });

  test('never says what would suit anything', () => {
    const empty = wordsOf(document).filter(({ text }) => suitsAnything.test(text));
    expect(empty.map(({ place }) => place)).toEqual([]);
  });
});

test('a type that several subgraphs share is described in one way', () => {
  const texts = new Map<string, Set<string>>();
  for (const [, document] of subgraphs)
    for (const { place, text } of typesOf(document)) texts.set(place, (texts.get(place) ?? new Set()).add(text));
  expect([...texts].filter(([, said]) => said.size > 1).map(([place]) => place)).toEqual([]);
});
