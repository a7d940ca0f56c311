import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SubgraphName } from './sdl';

/** Whose events each service hears: the brokers let it read those topics and no others. */
export const hearers = JSON.parse(
  readFileSync(path.join(__dirname, '..', 'events', 'hearers.json'), 'utf8'),
) as Readonly<Record<SubgraphName, readonly SubgraphName[]>>;
