// A process that starts servers, as `npm start` does: options as JSON in the first argument, the addresses as JSON on
// stdout, and a stop when its stdin ends. The tests run it, kill it, and look at what is left.
import { startServers } from '../index.mjs';

const { databases = [], ...options } = JSON.parse(process.argv[2] ?? '{}');
const began = Date.now();
try {
  const { mongo, kafka, stop } = await startServers({ ...options, databases, log: (line) => console.error(line) });
  const uris = Object.fromEntries(databases.map((/** @type {string} */ name) => [name, mongo.uriFor(name)]));
  console.log(JSON.stringify({ adminUri: mongo.adminUri, uris, brokers: kafka.brokers, took: Date.now() - began }));
  process.stdin.resume().once('end', () => void stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
