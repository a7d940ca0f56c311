import { readdirSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { root } from '../platform/run.mjs';
import { readJson, write } from './write.mjs';

const options = { bannerComment: '', additionalProperties: false, format: false };

/** The files of every event contract. @returns {{ service: string, file: string }[]} */
const contractFiles = () =>
  readdirSync(path.join(root, 'schemas/events'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: service }) =>
      readdirSync(path.join(root, 'schemas/events', service))
        .filter((name) => name.endsWith('.schema.json'))
        .map((name) => ({ service, file: `schemas/events/${service}/${name}` })),
    );

/** Event types, their validators, and the envelope: schemas/src/generated/events.ts. */
export const writeEvents = async () => {
  const envelope = readJson('schemas/events/envelope.schema.json');
  let code = `import { checker, eventType, type EventType } from '../event-type';\n\n`;
  code += await compile(envelope, 'EventEnvelope', options);
  code += `\nexport const parseEnvelope = checker<EventEnvelope>('envelope', ${JSON.stringify(envelope)});\n`;
  const names = [];
  for (const { service, file } of contractFiles()) {
    const schema = readJson(file);
    code += `\n${await compile(schema, schema.title, options)}`;
    code += `export const ${schema.title} = eventType<${schema.title}>('${service}', '${schema.$id}', ${JSON.stringify(schema)});\n`;
    names.push(schema.title);
  }
  code += `\n/** Every event contract. */\nexport const eventTypes: readonly EventType<never>[] = [${names.join(', ')}] as never;\n`;
  write('schemas/src/generated/events.ts', code);
};
