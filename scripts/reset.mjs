// `npm run reset`: forgets the local platform's data; fetched servers stay.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './platform/run.mjs';

const dataDir = path.join(root, '.local/data');
if (existsSync(path.join(dataDir, 'platform.json'))) {
  console.error('The platform is running: end it with Ctrl-C first. (If it is not, remove .local/data/platform.json.)');
  process.exit(1);
}
rmSync(dataDir, { recursive: true, force: true });
console.log('Forgotten. The next `npm start` begins with fresh sample data.');
