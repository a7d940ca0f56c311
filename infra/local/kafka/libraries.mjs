import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchCopy } from '../fetch/copy.mjs';
import { runFetcher } from '../fetch/fetcher.mjs';
import { onPath } from '../processes/commands.mjs';

const POM = fileURLToPath(new URL('pom.xml', import.meta.url));

/**
 * The directory with the broker's jars on this machine, or undefined: KAFKA_HOME's, the PATH's, or the copy's.
 * @param {string} copiesDir
 */
export function findLibraries(copiesDir) {
  const places = [process.env.KAFKA_HOME, ...homesOnPath()].flatMap((home) =>
    home ? [path.join(home, 'libs'), path.join(home, 'libexec', 'libs')] : [],
  );
  const copy = path.join(copiesDir, 'kafka', 'libs');
  // A copy of another version than the pom's is left over from before an update.
  if (existsSync(path.join(copy, `kafka_2.13-${pomVersion()}.jar`))) places.push(copy);
  return places.find((dir) => existsSync(dir) && readdirSync(dir).some((jar) => /^kafka_.*\.jar$/.test(jar)));
}

/** A `kafka-server-start.sh` is in the `bin` directory of its Kafka, or a link to it. */
function homesOnPath() {
  const scripts = [onPath('kafka-server-start.sh'), onPath('kafka-server-start')];
  return scripts.map((script) => script && path.dirname(path.dirname(realpathSync(script))));
}

/**
 * Has Maven copy what pom.xml lists, from wherever this machine's Maven gets its artifacts.
 * @param {string} copiesDir
 * @param {import('./java.mjs').Java} java Maven needs one as well
 * @param {(line: string) => void} log
 */
export async function fetchLibraries(copiesDir, { java }, log) {
  log('Kafka: fetching (44 MB)');
  const began = Date.now();
  await fetchCopy(copiesDir, 'kafka', async (dir) => {
    const args = [
      '-B',
      '-f',
      POM,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${path.join(dir, 'complete', 'libs')}`,
    ];
    const env = onPath('java') || process.env.JAVA_HOME ? {} : { JAVA_HOME: path.dirname(path.dirname(java)) };
    const { ok, output } = await runFetcher('mvn', args, { label: 'Kafka', log, into: dir, env, bytes: bytesFetched });
    if (!ok) throw new Error(`Kafka: Maven could not fetch it:\n${output.trim().split('\n').slice(-15).join('\n')}`);
    return path.join(dir, 'complete');
  });
  log(`Kafka: fetched in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return path.join(copiesDir, 'kafka', 'libs');
}

/**
 * Maven keeps its downloads in a directory of its own and says how large each was: "Downloaded from … (1.7 MB at …)".
 * @param {string} output
 */
function bytesFetched(output) {
  const units = { B: 1, kB: 1e3, MB: 1e6 };
  return [...output.matchAll(/^.*Downloaded from .*\(([\d.]+) (B|kB|MB)\b/gm)]
    .map(([, size, unit]) => Number(size) * units[/** @type {keyof typeof units} */ (unit)])
    .reduce((sum, size) => sum + size, 0);
}

const pomVersion = () =>
  /<artifactId>kafka_2\.13<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(POM, 'utf8'))?.[1];
