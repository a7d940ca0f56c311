import { readFileSync } from 'node:fs';
import { eventTypes } from '@mumaris/schemas';
import { z } from 'zod';

const schemaFile = z.object({
  required: z.array(z.string()),
  properties: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() })),
});

/** What a template may count on in the data of one type of event. */
export interface Contract {
  readonly required: readonly string[];
  /** The values of the fields that have a list of them. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** The data of the contract's example. */
  readonly example: Readonly<Record<string, unknown>>;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(require.resolve(`@mumaris/schemas/events/${name}`), 'utf8'));

/** The contract of an event's type, from the files that describe it. @throws when there is no such event */
export const contractOf = (type: string): Contract => {
  const service = eventTypes.find((contract) => contract.type === type)?.service;
  if (!service) throw new Error(`there is no event ${type}`);
  const file = `${service}/${type.slice(`sa.mumaris.${service}.`.length)}`;
  const { required, properties } = schemaFile.parse(read(`${file}.schema.json`));
  const { data } = z.object({ data: z.record(z.string(), z.unknown()) }).parse(read(`${file}.example.json`));
  const values = Object.entries(properties).flatMap(([field, { enum: list }]) =>
    list ? [[field, list] as const] : [],
  );
  return { required, values: Object.fromEntries(values), example: data };
};
