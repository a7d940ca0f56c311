// npm run dead-letters -- list --service membership
// npm run dead-letters -- replay --service membership --offset 0/17 [--offset 1/3]
// npm run dead-letters -- replay --service membership --all
// Shows what a service could not handle, and gives it back to the topic it came from once the cause is mended. With
// --all each is given back once only. Takes KAFKA_BROKERS, KAFKA_PREFIX and what
// proves the operator (KAFKA_TLS, KAFKA_SASL …) from the environment, or else the brokers of
// the platform that runs here.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readDeadLetters, replayDeadLetters } from '@mumaris/kit/events/dead-letter-tool';
import { loadConfig } from '@mumaris/kit/config';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { kafkaSecurity, kafkaVariables } from '@mumaris/kit/events/kafka-security';
import { createPublisher } from '@mumaris/kit/events/producer';
import { createLogger } from '@mumaris/kit/log';

const usage = `usage: npm run dead-letters -- list --service NAME
       npm run dead-letters -- replay --service NAME (--all | --offset PARTITION/OFFSET …)`;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const log = createLogger('dead-letters', process.env['LOG_LEVEL'] ?? 'silent');

try {
  const { command, service, which } = readArguments();
  const prefix = process.env['KAFKA_PREFIX'] || 'mumaris';
  const kafka = connectKafka({ clientId: 'dead-letters', brokers: findBrokers(), security: findSecurity(), log });
  if (command === 'list') print(await readDeadLetters({ kafka, prefix, service }));
  else {
    const publisher = createPublisher(kafka, log);
    try {
      const given = await replayDeadLetters({ kafka, prefix, service, publisher, which });
      print(given);
      console.log(`${given.length} given back`);
    } finally {
      await publisher.stop();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @returns {{ command: 'list' | 'replay', service: string, which: 'all' | string[] }} */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      all: { type: 'boolean', default: false },
      offset: { type: 'string', multiple: true, default: [] },
    },
  });
  const [command] = positionals;
  const { service, all, offset } = values;
  const chosen = all !== offset.length > 0;
  if (!service || (command !== 'list' && !(command === 'replay' && chosen))) throw new Error(usage);
  return { command, service, which: all ? 'all' : offset };
}

/** As the operator, by the same variables as a service; in clear where none says otherwise. */
function findSecurity() {
  const variables = loadConfig(kafkaVariables);
  return kafkaSecurity({ NODE_ENV: process.env['NODE_ENV'] ?? 'development', ...variables });
}

/** @returns {string[]} */
function findBrokers() {
  const given = process.env['KAFKA_BROKERS'];
  if (given) return given.split(',');
  const file = path.join(root, '.local/data/platform.json');
  if (!existsSync(file)) throw new Error('The platform does not run here, and KAFKA_BROKERS is not set.');
  return JSON.parse(readFileSync(file, 'utf8')).kafkaBrokers.split(',');
}

/**
 * What it is and why, never its content: that may be personal.
 * @param {import('@mumaris/kit/events/dead-letter-tool').DeadLetter[]} letters
 */
function print(letters) {
  if (!letters.length) console.log('none');
  for (const { at, buriedAt, originalTopic, originalAt, reason, value, replayedAt } of letters) {
    console.log(`${at}  ${buriedAt}  from ${originalTopic} ${originalAt}  ${nameOf(value)}`);
    console.log(`      ${reason}${replayedAt ? `  (given back ${replayedAt})` : ''}`);
  }
}

/** @param {Buffer | null} value */
function nameOf(value) {
  try {
    const { type, id } = JSON.parse(value?.toString('utf8') ?? '');
    return `${type} ${id}`;
  } catch {
    return `${value?.length ?? 0} bytes that are not an event`;
  }
}
