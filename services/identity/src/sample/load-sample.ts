import type { Change } from '@mumaris/kit/change';
import { readEmail } from '@mumaris/kit/text/read-email';
import { readMobile } from '@mumaris/kit/text/read-mobile';
import { readIdNumber } from '@mumaris/kit/text/read-number';
import type { Assembly } from '../assemble';
import { type Account, openAccount as open } from '../domain/account';
import { noSecondFactors, type SecondFactors } from '../domain/second-factor';
import { createOrganisation } from '../employers/domain/organisation';
import type { Sample, SamplePerson } from './people';

type Parts = Pick<
  Assembly,
  'accounts' | 'factors' | 'organisations' | 'passwords' | 'sealer' | 'rules' | 'clock' | 'transact'
>;

/** As many accounts are written in one transaction: all of them, or none. */
const batchSize = 25;

const inBatches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );

/** A sample account's id, which the other services' sample data name as well. */
const sampleAccountId = (key: string): string => `acc_sample_${key}`;

const sound = <T>(value: T | undefined, what: string, { key }: SamplePerson): T => {
  if (value === undefined) throw new Error(`the ${what} of the sample person ${key} is not valid`);
  return value;
};

/** The account of a sample person: as any other, without letters. */
const openAccount =
  ({ sealer, rules, clock }: Parts, passwordHash: string) =>
  async (person: SamplePerson): Promise<Change<Account>> => {
    const words = person.language === 'AR' ? 'ar' : 'en';
    const name = { first: person.firstName[words], last: person.lastName[words] };
    const email = sound(readEmail(person.email), 'e-mail', person);
    const mobile = sound(readMobile(person.mobile), 'mobile', person);
    const idNumber = sound(readIdNumber(person.idNumber), 'ID number', person);
    const { language, roles } = person;
    const newPractitioner = roles.includes('PRACTITIONER');
    const applicant = {
      name,
      email,
      mobile,
      idNumber,
      passport: null,
      language,
      newPractitioner,
      acceptedTerms: rules.terms.version,
    };
    const contact = await sealer.seal({ email, mobile, name: `${name.first} ${name.last}` });
    // A file from before has another ID number than any of them.
    const idDocument = null;
    const now = clock.now();
    const confirmed = { acceptedAt: now, emailConfirmedAt: now, mobileConfirmedAt: now };
    return open(
      { id: sampleAccountId(person.key), applicant, passwordHash, roles, contact, idDocument, ...confirmed },
      now,
    );
  };

/** The authenticator app of a sample person, none of whose codes has been used. */
const sampleFactors = ({ key, totpSecret: secret }: SamplePerson, enrolledAt: Date): SecondFactors[] => {
  const none = noSecondFactors(sampleAccountId(key));
  return secret === undefined ? [] : [{ ...none, totp: { secret, enrolledAt, lastStep: 0 } }];
};

/**
 * Loads sample people as active accounts, with the events by which the other services learn of them, and sample
 * organisations. What is there already stays as it is, so it may run at every start.
 * @returns how many accounts were added
 */
export const loadSample = async (parts: Parts, { password, people, organisations }: Sample): Promise<number> => {
  const { accounts, factors, passwords, clock } = parts;
  const present = new Set((await accounts.findMany(people.map(({ key }) => sampleAccountId(key)))).map(({ id }) => id));
  const missing = people.filter(({ key }) => !present.has(sampleAccountId(key)));
  await parts.organisations.addMissing(
    organisations.map(({ key, name, city }) => createOrganisation(`org_sample_${key}`, { name, city, contacts: [] })),
  );
  if (!missing.length) return 0;
  const open = openAccount(parts, await passwords.hash(password));
  const load = async (batch: readonly SamplePerson[]) => {
    const opened = await Promise.all(batch.map(open));
    await parts.transact(async (tx) => {
      for (const account of opened) await accounts.insert(account, tx);
      for (const person of batch)
        for (const state of sampleFactors(person, clock.now())) await factors.secondFactors.insert(state, tx);
    });
  };
  await Promise.all(inBatches(missing).map(load));
  return missing.length;
};
