import { readFileSync } from 'node:fs';
import { type EventEnvelope, parseEnvelope } from '@mumaris/schemas';

/** The example of a contract as an event of its own: with an id nobody else has, for an account, its secrets sealed. */
export const exampleOf = (type: string, id: string, data: Record<string, string>): EventEnvelope => {
  const [, , service = '', ...name] = type.split('.');
  const file = require.resolve(`@mumaris/schemas/events/${service}/${name.join('.')}.example.json`);
  const example = parseEnvelope(JSON.parse(readFileSync(file, 'utf8')));
  return { ...example, id, data: { ...example.data, ...data } };
};
