import { readCountry } from '@mumaris/kit/text/read-country';
import { readBirthDay } from '@mumaris/kit/text/read-person';
import { allRead } from '@mumaris/kit/text/reading';
import { readNameForm } from './full-name';
import { readHomeAddress } from './home-address';
import { assertGoesWith, readIdDocument } from './id-document';
import type { Profile, ProfileInput } from './profile';

/**
 * Reads a profile as its owner wrote it (MEM-01).
 * @throws RuleViolation or RuleViolations with all that is wrong at once
 */
export const readProfile = (input: ProfileInput, now: Date): Profile => {
  const { gender, category } = input;
  const [name, address] = [readNameForm(input), readHomeAddress(input)];
  const idDocument = input.idDocument ? readIdDocument(input.idDocument) : null;
  const person = {
    dateOfBirth: readBirthDay(input.dateOfBirth, now),
    nationality: readCountry(input.nationality, ['nationality']),
  };
  allRead({}, [
    ...name.readings,
    ...Object.values(person),
    ...address.readings,
    ...(idDocument ? idDocument.readings : []),
  ]);
  const { dateOfBirth, nationality } = allRead(person);
  const document = idDocument ? idDocument.value() : null;
  if (document) assertGoesWith(document, nationality);
  return {
    ...name.value(),
    dateOfBirth,
    nationality,
    gender,
    category,
    address: address.value(),
    idDocument: document,
  };
};
