import { compile } from 'json-schema-to-typescript';
import { hearersSchema, readEventContracts, strictSchema } from './event-schemas.mjs';
import { readJson, write } from './write.mjs';

const options = { bannerComment: '', additionalProperties: false, format: false };

/** @param {string} schema */
const hasOpenWords = (schema) => schema.includes('"open":true');

/**
 * The types of one contract: what its author says and, where that is more, what a hearer may meet.
 * @param {Record<string, any>} schema
 */
const typesOf = async (schema) => {
  const said = await compile(strictSchema(schema), schema['title'], options);
  if (!hasOpenWords(JSON.stringify(schema))) return { code: said, heard: schema['title'] };
  const heard = `Heard${schema['title']}`;
  const title = { ...hearersSchema(schema), title: heard, description: `${schema['description']} As it is heard.` };
  return { code: `${said}\n${await compile(title, heard, options)}`, heard };
};

/** Event types, their validators, and the envelope: schemas/src/generated/events.ts. */
export const writeEvents = async () => {
  const envelope = readJson('schemas/events/envelope.schema.json');
  let code = `import { checker, eventType, type EventType } from '../event-type';\n\n`;
  code += await compile(envelope, 'EventEnvelope', options);
  code += `\nexport const parseEnvelope = checker<EventEnvelope>('envelope', ${JSON.stringify(envelope)});\n`;
  const names = [];
  for (const { service, schema } of readEventContracts()) {
    const name = schema['title'];
    const types = await typesOf(schema);
    const schemas = { said: strictSchema(schema), heard: hearersSchema(schema) };
    code += `\n${types.code}`;
    code += `export const ${name} = eventType<${name}, ${types.heard}>('${service}', '${schema['$id']}', ${JSON.stringify(schemas)});\n`;
    names.push(name);
  }
  code += `\n/** Every event contract. */\nexport const eventTypes: readonly EventType<never>[] = [${names.join(', ')}] as never;\n`;
  write('schemas/src/generated/events.ts', code);
};
