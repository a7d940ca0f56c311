import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { platformFile } from './platform';

const root = path.join(__dirname, '../../..');

// The last one: the platform's clock stands more than two years later then.
test('MEM-10 MEM-15 MEM-33 MEM-51 MEM-53 MEM-62 MEM-64 MEM-66 somebody lives a whole career, from a degree abroad to a good standing', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/journey.mjs', '--career'], {
    cwd: root,
    env: { ...process.env, PLATFORM_FILE: platformFile },
    timeout: 300_000,
  });
  expect(stdout).toContain('fetches the certificate of good standing');
  expect(stdout).not.toContain('✗');
}, 310_000);
