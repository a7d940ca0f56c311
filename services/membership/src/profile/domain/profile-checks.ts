import { readAddress } from '@mumaris/kit/text/read-address';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readBirthDay, readFullName } from '@mumaris/kit/text/read-person';
import { allRead } from '@mumaris/kit/text/reading';
import type { ProfileInput } from './profile';

/**
 * Reads a profile as its owner wrote it (MEM-01).
 * @throws RuleViolation or RuleViolations with all that is wrong at once
 */
export const readProfile = (input: ProfileInput, now: Date) => {
  const { gender, category } = input;
  const address = readAddress(input.address);
  const { ar, en, dateOfBirth, nationality } = allRead(
    {
      ...readFullName(input.name),
      dateOfBirth: readBirthDay(input.dateOfBirth, now),
      nationality: readCountry(input.nationality, ['nationality']),
    },
    Object.values(address),
  );
  return { name: { ar, en }, dateOfBirth, gender, nationality, category, address: allRead(address) };
};
