import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { platformFile } from './platform';

const root = path.join(__dirname, '../../..');

test('IDN-04 MEM-01 MEM-16 MEM-25 BIL-02 CPD-01 NTF-01 NTF-02 an outsider goes the whole way from sign-up to the training letter', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/journey.mjs'], {
    cwd: root,
    env: { ...process.env, PLATFORM_FILE: platformFile },
    timeout: 120_000,
  });
  expect(stdout).toContain('receives the training letter');
  expect(stdout).not.toContain('✗');
}, 130_000);
