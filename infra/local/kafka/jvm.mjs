import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LOG_SETTINGS = fileURLToPath(new URL('log4j2.properties', import.meta.url));

/**
 * How to run one of Kafka's main classes. The options are for a quick start with little memory, measured on two cores:
 * the quick compiler alone takes 3.2 s down to 2.4 s, and the class archive that to 1.2 s. The JVM writes the archive
 * (50 MB) itself, at its first orderly end, which takes three seconds more that once.
 * @param {{ java: import('./java.mjs').Java, libs: string, copiesDir: string, dir: string }} options
 */
export function kafkaJvm({ java, libs, copiesDir, dir }) {
  // In a fixed order: an archive is good for exactly one class path.
  const classPath = readdirSync(libs)
    .filter((file) => file.endsWith('.jar'))
    .sort()
    .map((jar) => path.join(libs, jar))
    .join(path.delimiter);
  const key = createHash('sha256').update(`${java.version}\n${classPath}`).digest('hex').slice(0, 12);
  const archive = path.join(copiesDir, 'class-archives', `kafka-${key}.jsa`);
  // Beside the data: a run that is cut off leaves it there, for the next one to write over.
  const unfinished = path.join(dir, 'kafka-classes.jsa');
  const recording = !existsSync(archive);
  const options = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Djava.awt.headless=true'];
  options.push(`-Dlog4j2.configurationFile=${LOG_SETTINGS}`, '-cp', classPath);

  return {
    recording,
    /** @param {...string} args the main class and its arguments */
    broker(...args) {
      return [
        recording ? `-XX:ArchiveClassesAtExit=${unfinished}` : `-XX:SharedArchiveFile=${archive}`,
        ...options,
        ...args,
      ];
    },
    /** @param {...string} args the main class and its arguments */
    tool: (...args) => [...(recording ? [] : [`-XX:SharedArchiveFile=${archive}`]), ...options, ...args],
    /** After the broker's end: an archive is whole only then. */
    keepArchive() {
      if (!recording || !existsSync(unfinished)) return; // not every Java can write one
      mkdirSync(path.dirname(archive), { recursive: true });
      copyFileSync(unfinished, `${archive}.${process.pid}`); // a rename does not reach another file system
      renameSync(`${archive}.${process.pid}`, archive);
      rmSync(unfinished, { force: true });
    },
  };
}
