import { hash } from '../random';

/** How many of an entity there are. */
const population = 5;
/** The number of one that is named and that nobody knows. */
const missing = 404;

/** The id of an entity: of one that nobody knows, if that is wished. */
export const entityId = (type: string, bits: number, isMissing = false): string =>
  `${type}:${isMissing ? missing : bits % population}`;

/** The entity's type, of its id. */
export const typeOfId = (id: string): string => id.slice(0, id.indexOf(':'));

/** Whether the id is of an entity that nobody knows. */
export const isMissingId = (id: string): boolean => id.endsWith(`:${missing}`);

const numberOf = (id: string) => Number(id.slice(id.indexOf(':') + 1));

/** What a key's field says of the entity. All of them can be told from each other. */
export const keyValue = (field: string, id: string): unknown => {
  switch (field) {
    case 'id':
      return id;
    case 'kind':
      return ['RED', 'GREEN', 'BLUE'][hash('kind', id) % 3];
    case 'alt':
      return `بديل "${numberOf(id)}"\n🙂`;
    case 'num':
      return numberOf(id) * 13 + 7;
    case 'ref':
      return { a: typeOfId(id), b: numberOf(id) };
    default:
      throw new Error(`There is no key ${field}`);
  }
};

/** A representation, as the gateway sends it. */
export type Representation = Readonly<Record<string, unknown>>;

const idBy = (type: string, { id, alt, num, ref }: Representation): string => {
  if (typeof id === 'string') return id;
  if (typeof alt === 'string') return `${type}:${/\d+/.exec(alt)?.[0]}`;
  if (typeof num === 'number') return `${type}:${(num - 7) / 13}`;
  return `${type}:${(ref as { b: number }).b}`;
};

/**
 * The id of what is represented by one of the keys.
 * @throws when the representation has none of the keys whole, or its parts speak of different entities
 */
export const idOf = (type: string, representation: Representation, keys: readonly string[]): string => {
  const isWhole = (key: string) =>
    key.startsWith('ref')
      ? typeof (representation['ref'] as { b?: unknown } | null | undefined)?.b === 'number'
      : key
          .split(' ')
          .every((field) => typeof representation[field] === 'string' || typeof representation[field] === 'number');
  const known = keys.find(isWhole);
  if (known === undefined) throw new Error(`MISPLANNED: no key of ${type} in ${JSON.stringify(representation)}`);
  const id = idBy(type, representation);
  for (const field of known.startsWith('ref') ? [] : known.split(' ')) {
    if (representation[field] !== keyValue(field, id)) {
      throw new Error(`MISPLANNED: the key ${known} of ${type} is torn in ${JSON.stringify(representation)}`);
    }
  }
  return id;
};
