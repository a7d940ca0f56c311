import { joinErrors } from './fetch/missing.mjs';
import { provideJava } from './kafka/java.mjs';
import { checkMaven, fetchLibraries, findLibraries } from './kafka/libraries.mjs';
import { provideMongod } from './mongodb/binary.mjs';

/**
 * @typedef {{ java: import('./kafka/java.mjs').Java, libs: string, copiesDir: string }} Kafka
 * @typedef {{ mongod: string | undefined, kafka: Kafka | undefined }} Programs
 */

/**
 * The programs to start: the machine's own, else those already fetched, else fetched now, both at the same time.
 * What is missing for either is said in one error.
 * @param {{ mongo: boolean, kafka: boolean }} needed
 * @param {string} copiesDir
 * @param {(line: string) => void} log
 * @returns {Promise<Programs>}
 */
export async function findPrograms(needed, copiesDir, log) {
  const [mongod, kafka] = await Promise.allSettled([
    needed.mongo ? provideMongod(copiesDir, log) : undefined,
    needed.kafka ? provideKafka(copiesDir, log) : undefined,
  ]);
  if (mongod.status === 'fulfilled' && kafka.status === 'fulfilled')
    return { mongod: mongod.value, kafka: kafka.value };
  throw joinErrors([mongod, kafka].flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
}

/**
 * @param {string} copiesDir
 * @param {(line: string) => void} log
 * @returns {Promise<Kafka>}
 */
async function provideKafka(copiesDir, log) {
  const found = findLibraries(copiesDir);
  const [maven, java] = await Promise.allSettled([found ?? checkMaven(), provideJava(copiesDir, log)]);
  if (maven.status === 'rejected' || java.status === 'rejected') {
    throw joinErrors([maven, java].flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
  }
  return { java: java.value, libs: found ?? (await fetchLibraries(copiesDir, java.value, log)), copiesDir };
}
