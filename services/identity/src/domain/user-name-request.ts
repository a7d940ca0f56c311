import { RuleViolation } from '@mumaris/kit/errors';
import { readMobile } from '@mumaris/kit/text/read-mobile';
import { readIdNumber } from '@mumaris/kit/text/read-number';
import { readReference } from '@mumaris/kit/text/read-reference';
import type { Rules } from './rules';
import type { Account } from './account';
import { type Code, newCode } from './code';
import { maskEmail } from '@mumaris/kit/text/masking';

/** What a person remembers: one of the two ways (IDN-10). */
export type Remembered =
  | { readonly way: 'NUMBERS'; readonly fileNumber: string; readonly idNumber: string }
  | { readonly way: 'MOBILE'; readonly mobile: string };

interface UserNameForm {
  readonly fileNumber?: string | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly mobile?: string | null | undefined;
}

/** Reads the form of a forgotten user name. @throws RuleViolation USER_NAME_FORM, ID_NUMBER_INVALID, MOBILE_INVALID */
export const readUserNameForm = ({ fileNumber, idNumber, mobile }: UserNameForm): Remembered => {
  if (mobile && !fileNumber && !idNumber) {
    const read = readMobile(mobile);
    if (!read) throw new RuleViolation('MOBILE_INVALID', {}, 'mobile');
    return { way: 'MOBILE', mobile: read };
  }
  if (mobile || !fileNumber || !idNumber) throw new RuleViolation('USER_NAME_FORM');
  const read = readIdNumber(idNumber);
  if (!read) throw new RuleViolation('ID_NUMBER_INVALID', {}, 'idNumber');
  return { way: 'NUMBERS', fileNumber: readReference(fileNumber), idNumber: read };
};

/** A forgotten user name that waits for its code. One that names no account is a decoy and behaves alike (IDN-05). */
export interface UserNameRequest {
  readonly id: string;
  readonly accountId: string | null;
  readonly way: Remembered['way'];
  readonly code: Code;
  readonly requestedAt: Date;
}

export const openUserNameRequest = (
  request: Pick<UserNameRequest, 'id' | 'accountId' | 'way'>,
  codeHash: string,
  rules: Rules['signUp'],
  now: Date,
): UserNameRequest => ({ ...request, code: newCode(codeHash, rules, now), requestedAt: now });

/** The user name as it is shown: whole to who knew both numbers, masked to who had the mobile alone (IDN-10). */
export const shownUserName = ({ way }: UserNameRequest, { email }: Account): string =>
  way === 'NUMBERS' ? email : maskEmail(email);
