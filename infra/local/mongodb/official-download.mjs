// Run in a process of its own by binary.mjs, which ends it when nothing arrives: the library has no time-out that short.
// Argument: the directory to download to. Prints the path of the mongod.
import { createRequire } from 'node:module';

const [, , downloadDir = ''] = process.argv;
const require = createRequire(import.meta.url);
const { MongoBinary } = require('mongodb-memory-server-core/lib/util/MongoBinary');

try {
  console.log(await MongoBinary.getPath({ downloadDir }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
