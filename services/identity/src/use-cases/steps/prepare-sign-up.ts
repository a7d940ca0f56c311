import type { Change } from '@mumaris/kit/change';
import type { Account } from '../../domain/account';
import { fullName } from '../../domain/applicant';
import { type Opening, openSignUp, type SignUp } from '../../domain/sign-up';
import { reachOf } from '../../domain/sign-up-letters';
import type { Deps } from '../deps';
import { writeLetters } from './activation-letters';

type Prepared = Omit<Opening, 'reach' | 'hashes' | 'letters'>;

/** Writes the letters of a new sign-up, which go to nothing that one of the holders of its data has (IDN-04, IDN-05). */
export const prepareSignUp = (deps: Deps) => {
  const { sealer, rules } = deps;
  const write = writeLetters(deps);
  return async (prepared: Prepared, holders: readonly Account[], now: Date): Promise<Change<SignUp>> => {
    const { id, applicant } = prepared;
    const { email, mobile, name } = applicant;
    const contact = await sealer.seal({ email, mobile, name: fullName(name) });
    const opening = { ...prepared, ...(await write(id, now)), reach: reachOf(applicant, contact, holders) };
    return openSignUp(opening, rules.signUp, now);
  };
};
