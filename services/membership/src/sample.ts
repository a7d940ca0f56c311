// node dist/sample.js PEOPLE.json: opens the sample people's profiles; again, it changes nothing.
import { readFile } from 'node:fs/promises';
import { runCommand } from '@mumaris/kit/command';
import { withStore } from './commands/with-store';
import { readCommandConfig } from './config';
import { openSampleProfiles, samplePeople } from './profile/use-cases/open-sample-profiles';

/** Loads the sample people of a file. @returns how many profiles were opened */
export const loadSample = async (file: string, config = readCommandConfig()): Promise<number> => {
  const people = samplePeople.parse(JSON.parse(await readFile(file, 'utf8')));
  return withStore((deps) => openSampleProfiles(deps)(people), config);
};

if (require.main === module)
  void runCommand(async () => {
    const [, , file] = process.argv;
    if (!file) throw new Error('usage: node dist/sample.js PEOPLE.json');
    return `${await loadSample(file)} profiles opened`;
  });
