import { readFileSync } from 'node:fs';
import { eventTypes } from '@mumaris/schemas';
import { z } from 'zod';

const values = z.array(z.string()).optional();
const field = z.object({
  enum: values,
  items: z.object({ enum: values }).optional(),
  minItems: z.number().default(0),
  description: z.string().default(''),
});
type Field = z.infer<typeof field>;

const schemaShape = z.object({ required: z.array(z.string()), properties: z.record(z.string(), field) });

/** What a template may count on in the data of one type of event. */
export interface Contract {
  readonly required: readonly string[];
  /** The values of the fields that have a list of them; of a list that may be empty, `NONE` too. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** What is in the fields that cross the bus sealed. */
  readonly sealed: Readonly<Record<string, readonly string[]>>;
  /** The data of the contract's example. */
  readonly example: Readonly<Record<string, unknown>>;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(require.resolve(`@mumaris/schemas/events/${name}`), 'utf8'));

const valuesOf = ({ enum: list, items, minItems }: Field) =>
  list ?? (items?.enum && [...items.enum, ...(minItems ? [] : ['NONE'])]);

/** A contract says in words what is sealed, since its schema sees one text: `Who is invited: {email, name}. Sealed (JWE) …`. */
const sealedIn = ({ description }: Field) => /\{([\w, ]+)\}\. Sealed \(JWE\)/.exec(description)?.[1]?.split(', ');

const pick = <V>(properties: Record<string, Field>, take: (one: Field) => V | undefined): Record<string, V> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, one]) => {
      const taken = take(one);
      return taken === undefined ? [] : [[name, taken] as const];
    }),
  );

/** The contract of an event's type, from the files that describe it. @throws when there is no such event */
export const contractOf = (type: string): Contract => {
  const contract = eventTypes.find((one) => one.type === type);
  if (!contract) throw new Error(`there is no event ${type}`);
  const { service, schema } = contract;
  const file = `${service}/${type.slice(`sa.mumaris.${service}.`.length)}`;
  const { required, properties } = schemaShape.parse(schema);
  const { data } = z.object({ data: z.record(z.string(), z.unknown()) }).parse(read(`${file}.example.json`));
  return { required, values: pick(properties, valuesOf), sealed: pick(properties, sealedIn), example: data };
};
