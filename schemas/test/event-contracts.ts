import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type EventEnvelope, eventTypes } from '../src';

const folder = path.join(__dirname, '..', 'events');

/** The parts of JSON Schema that our event schemas are written with. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly minLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** What the folder of events holds for one name, `billing/invoice-paid.v1` for instance. */
export interface EventFiles {
  readonly name: string;
  readonly schema: Schema;
  readonly example: EventEnvelope;
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(path.join(folder, name)).map((file) => `${name}/${file}`))
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.replace('.schema.json', ''));

/** Every event contract of the folder: what `describe.each` takes. */
export const events: [name: string, files: EventFiles][] = names.map((name) => [
  name,
  {
    name,
    schema: read(`${name}.schema.json`) as Schema,
    example: read(`${name}.example.json`) as EventEnvelope,
  },
]);

/** The CloudEvents type that a file of this name describes. */
export const typeOfFile = (name: string) => `sa.mumaris.${name.replace('/', '.')}`;

/** The contract in code of a type. @throws when there is none */
export const contractOf = (type: string) => {
  const contract = eventTypes.find((one) => one.type === type);
  if (!contract) throw new Error(`no contract in code for ${type}`);
  return contract;
};

/** Every property of a schema with its path, nested ones too. */
export const propertiesOf = (schema: Schema, at = ''): [path: string, name: string, property: Schema][] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, property]): [string, string, Schema][] => [
    [`${at}/${name}`, name, property],
    ...propertiesOf(property, `${at}/${name}`),
  ]),
  ...(schema.items ? propertiesOf(schema.items, `${at}/-`) : []),
];
