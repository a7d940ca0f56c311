import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { EventType } from '@mumaris/schemas';

const folder = path.join(__dirname, '..', '..', '..', 'schemas', 'events');

/** The data of a contract's example, `membership/application-submitted`, checked against the contract. */
export const exampleOf = <D extends object>(contract: EventType<D>, name: string): D => {
  const envelope = JSON.parse(readFileSync(path.join(folder, `${name}.v1.example.json`), 'utf8')) as { data: unknown };
  return contract.parse(envelope.data);
};
