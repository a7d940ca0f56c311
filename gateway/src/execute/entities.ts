import type { EntityGroup, Fetch } from '../plan/plan';
import { isObject, type Json, type Key } from './json';
import { type AbstractNames, copyOf, mergeInto } from './merge';
import { eachAt, pathsAt, pathTo, wayTo } from './place';
import { representationOf, rewrite } from './represent';
import { type Answer, type FoundError, type Run, variablesJson } from './run';

/** The objects that one group asks for: each entity is told once, however often it stands in the answer. */
interface Entities {
  readonly group: EntityGroup;
  /** The JSON of each representation, and the objects that are this entity. */
  readonly objects: ReadonlyMap<string, readonly Json[]>;
}

const entitiesOf = (group: EntityGroup, data: Json): Entities => {
  const objects = new Map<string, Json[]>();
  const add = (object: Json) => {
    const representation = representationOf(object, group.requires, group.before);
    if (representation === undefined) return;
    const same = objects.get(representation);
    if (same) same.push(object);
    else objects.set(representation, [object]);
  };
  for (const place of group.places) eachAt(data, place, add);
  return { group, objects };
};

/** Asks for the entities of a fetch, and adds what is answered to each object that is one of them. */
export const askForEntities = async (fetch: Fetch, run: Run): Promise<void> => {
  const asked = fetch.entities.map((group) => entitiesOf(group, run.data));
  if (asked.every(({ objects }) => !objects.size)) return;
  const lists = asked.map(({ group, objects }) => `"${group.variable}":[${[...objects.keys()].join()}]`);
  const body = `${fetch.head}${[...variablesJson(fetch.variables, run.variables), ...lists].join()}}}`;
  try {
    const answer = await run.ask(fetch.subgraph, body, fetch.isMutation);
    for (const said of answer.errors ?? [])
      for (const path of pathsOf(said.path ?? [], asked, run.data))
        run.errors.push({ subgraph: fetch.subgraph, path, said });
    for (const entities of asked) take(answer, entities, run.abstract);
  } catch (cause) {
    run.errors.push(...unanswered(fetch, run.data, cause));
  }
};

const take = ({ data, errors }: Answer, { group, objects }: Entities, abstract: AbstractNames): void => {
  const list = data?.[group.alias];
  if (!Array.isArray(list) || list.length !== objects.size) {
    if (errors?.length) return;
    throw new Error(`${group.alias} has to be a list of ${objects.size}`);
  }
  let index = 0;
  for (const same of objects.values()) {
    const entity = list[index++] as unknown;
    if (!isObject(entity)) continue;
    rewrite(entity, group.after);
    same.forEach((object, nth) => mergeInto(object, nth ? copyOf(entity) : entity, abstract));
  }
};

/** Where the entity of an error stands in the answer: at each place where it was asked for. */
const pathsOf = ([alias, index, ...rest]: readonly Key[], asked: readonly Entities[], data: Json): Key[][] => {
  const entities = asked.find(({ group }) => group.alias === alias) ?? (asked.length === 1 ? asked[0] : undefined);
  if (!entities) return asked.flatMap(({ group }) => group.places.map((place) => pathTo(data, place)));
  const { group, objects } = entities;
  const same = typeof index === 'number' ? [...objects.values()][index] : undefined;
  if (!same) return group.places.map((place) => pathTo(data, place));
  const paths = new Map(group.places.flatMap((place) => [...pathsAt(data, place)]));
  return same.flatMap((object) => {
    const path = paths.get(object);
    return path ? [[...path, ...rest]] : [];
  });
};

const unanswered = (fetch: Fetch, data: Json, cause: unknown): FoundError[] =>
  fetch.entities
    .flatMap(({ places }) => places)
    .map((place) => {
      const { path, isOne } = wayTo(data, place);
      return { subgraph: fetch.subgraph, path, ...(isOne && { missing: fetch.names }), cause };
    });
