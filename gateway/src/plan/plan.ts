/** The names by which an object may call its type. */
export type TypeNames = readonly string[];

/** One step from an object of an answer to a part of it. Lists on the way are walked item by item. */
export type PlaceStep = string | TypeNames;

/** Where in an answer something stands: fields by name, and in between the types that an object has to be of. */
export type Place = readonly PlaceStep[];

/** What of an object is told to a subgraph, so that it knows which entity is meant and what it needs of it. */
export type Requirement =
  | {
      /** Its name in the answer so far. */
      readonly from: string;
      /** Its name in the representation. */
      readonly to: string;
      readonly inner?: readonly Requirement[];
    }
  | { readonly types: TypeNames; readonly inner: readonly Requirement[] };

/** A change to an object that goes to a subgraph or came from one: at the end of `place`, a key is set or renamed. */
export interface Rewrite {
  readonly place: Place;
  readonly key: string;
  readonly to: { readonly value: unknown } | { readonly name: string };
}

/** Entities that one call asks for together: all objects at some places, told in one list of representations. */
export interface EntityGroup {
  /** The name of the answer's list, and of the variable with the representations. */
  readonly alias: string;
  readonly variable: string;
  readonly places: readonly Place[];
  readonly requires: readonly Requirement[];
  readonly before: readonly Rewrite[];
  readonly after: readonly Rewrite[];
}

/** The one group of a call that asks for no other, as both planners call it. */
export const groupAt = (place: Place, group: Pick<EntityGroup, 'requires' | 'before' | 'after'>): EntityGroup => ({
  alias: '_entities',
  variable: 'representations',
  places: [place],
  ...group,
});

/** One call of one subgraph. */
export interface Fetch {
  readonly kind: 'fetch';
  readonly subgraph: string;
  /** The request's JSON as far as it is the same each time: up to the variables. */
  readonly head: string;
  readonly isMutation: boolean;
  /** The operation's variables that it needs. */
  readonly variables: readonly string[];
  /** Entities to ask for; without them the answer belongs to the objects at `place`. */
  readonly entities: readonly EntityGroup[];
  /** The names of what is asked: of the root, or of the entities. */
  readonly names: readonly string[];
  readonly place: Place;
  readonly after: readonly Rewrite[];
}

/** The request of a fetch up to its variables, which `variables` and two braces complete. */
export const headOf = (query: string): string => `{"query":${JSON.stringify(query)},"variables":{`;

export type Step =
  | Fetch
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'condition'; readonly variable: string; readonly then?: Step; readonly otherwise?: Step };

/** How an operation is answered; undefined where no subgraph has to be asked. */
export type Plan = Step | undefined;
