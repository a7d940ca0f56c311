import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTown } from '@mumaris/sandbox/outsider';
import { mustRun, root } from '../platform/run.mjs';
import { loadApplications } from './applications.mjs';
import { samplePeople } from './people.mjs';

/**
 * Loads the sample data at the first start: accounts and profiles through the services' own domain, applications
 * through the graph as people would. Staff find their second factor in the outside world's authenticator app.
 * @param {{ platform: import('../platform/index.mjs').Platform, dataDir: string, log: (line: string) => void, services?: readonly string[] }} options
 *   with `services` where applications for some are enough
 */
export async function loadSample({ platform, dataDir, log, services }) {
  const sample = samplePeople();
  const done = path.join(dataDir, 'sample-loaded');
  if (existsSync(done)) return sample;
  const file = path.join(dataDir, 'people.json');
  writeFileSync(file, JSON.stringify(sample));
  log(`Loading sample data: ${sample.people.length} people, ${sample.organisations.length} hospitals …`);
  for (const service of ['identity', 'membership'])
    await mustRun(
      `The sample data of ${service}`,
      process.execPath,
      [path.join(root, `services/${service}/dist/sample.js`), file],
      {
        quiet: true,
        env: platform.env(service),
      },
    );
  const files = path.join(root, 'scripts/sample/earlier-files.jsonl');
  await mustRun(
    'The sample of files from before',
    process.execPath,
    [path.join(root, 'services/membership/dist/commands/files.js'), 'import', files],
    { quiet: true, env: platform.env('membership') },
  );
  const town = createTown(platform.addresses.sandbox);
  for (const { email, totpSecret } of sample.people) if (totpSecret) await town.enrolAuthenticator(email, totpSecret);
  const applications = await loadApplications({
    addresses: platform.addresses,
    sample,
    log,
    ...(services && { services }),
  });
  writeFileSync(done, '');
  log(`Sample data loaded, with ${applications.length} applications`);
  return sample;
}
