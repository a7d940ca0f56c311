// node dist/sample.js PEOPLE.json: opens the sample people's profiles; again, it changes nothing.
import { readFile } from 'node:fs/promises';
import { runCommand } from '@mumaris/kit/command';
import { createTextSigner } from '@mumaris/kit/secrets/sign';
import { withStore } from './commands/with-store';
import { readSampleConfig } from './config';
import { grantSampleCredentials } from './credentials/use-cases/grant-sample-credentials';
import { putSampleGoodStanding } from './papers/use-cases/put-sample-good-standing';
import { giveMembershipNumber } from './profile';
import { openSampleProfiles, samplePeople } from './profile/use-cases/open-sample-profiles';
import { putSampleSanctionCase } from './sanctions/use-cases/put-sample-sanction-case';
import { putSampleCases } from './verification/use-cases/put-sample-cases';

const accountOf = (key: string): string => `acc_sample_${key}`;

/** Loads the sample people of a file. @returns how many profiles were opened */
export const loadSample = async (file: string, config = readSampleConfig()): Promise<number> => {
  const people = samplePeople.parse(JSON.parse(await readFile(file, 'utf8')));
  const signer = await createTextSigner(config.DECISIONS_KEY);
  return withStore(async (deps) => {
    const opened = await openSampleProfiles(deps)(people);
    const lead = people.find(({ roles }) => roles.includes('REVIEW_LEAD'));
    for (const { key, held } of people) {
      const [practitioner] = held ? await deps.practitioners.byAccountIds([accountOf(key)]) : [];
      if (!held || !practitioner) continue;
      const granted = await grantSampleCredentials(deps)(practitioner, held);
      if (granted && held.life && lead) await putSampleSanctionCase(deps)(practitioner, held.life, accountOf(lead.key));
      if (held.life === 'CONDITION') await putSampleGoodStanding(deps)(practitioner);
      if (!held.registered || practitioner.membershipNumber !== null) continue;
      const number = await deps.newMembershipNumber();
      await deps.practitioners.update(practitioner.id, (one) => giveMembershipNumber(one, number));
    }
    const practitioners = await deps.practitioners.byAccountIds(people.map(({ key }) => accountOf(key)));
    await putSampleCases({ ...deps, signer })(practitioners);
    return opened;
  }, config);
};

if (require.main === module)
  void runCommand(async () => {
    const [, , file] = process.argv;
    if (!file) throw new Error('usage: node dist/sample.js PEOPLE.json');
    return `${await loadSample(file)} profiles opened`;
  });
