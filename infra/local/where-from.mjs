import { joinErrors, MissingPrerequisite, needsJava, needsMaven } from './fetch/missing.mjs';
import { hasPip } from './fetch/wheel.mjs';
import { fetchJava, findJava } from './kafka/java.mjs';
import { fetchLibraries, findLibraries } from './kafka/libraries.mjs';
import { provideMongod } from './mongodb/binary.mjs';
import { onPath } from './processes/commands.mjs';

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
  const foundJava = await findJava(copiesDir);
  const foundLibs = findLibraries(copiesDir);
  // Everything that is missing is known before the first byte is fetched.
  const missing = [
    ...(foundJava || (await hasPip()) ? [] : [needsJava]), // by which Java can be fetched
    ...(foundLibs || onPath('mvn') ? [] : [needsMaven]),
  ];
  if (missing.length > 0) throw new MissingPrerequisite(missing);
  const java = foundJava ?? (await fetchJava(copiesDir, log));
  return { java, libs: foundLibs ?? (await fetchLibraries(copiesDir, java, log)), copiesDir };
}
