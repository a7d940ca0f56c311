import { emailKeyOf } from '@mumaris/kit/text/read-email';
import { type Language, type NewEvent, SignUpCodeRequestedV1, SignUpLinkRequestedV1 } from '@mumaris/schemas';
import type { Applicant } from './applicant';

/** A link and a code, sealed for the notification service, and until when they work. */
export interface ActivationLetters {
  readonly link: { readonly sealed: string; readonly expiresAt: Date };
  readonly code: { readonly sealed: string; readonly expiresAt: Date };
}

/** How an applicant is reached, and what goes there. */
export interface Reach {
  /** E-mail, mobile and name, sealed for the notification service. */
  readonly contact: string;
  readonly language: Language;
  /** Whether the link is sent: not to an address that somebody's account has. */
  readonly email: boolean;
  /** Whether the code is sent: not to a mobile that somebody's account has. */
  readonly mobile: boolean;
}

/**
 * Where the letters of an application go: nowhere that one of the holders of its data is reached, who is told instead
 * (IDN-05).
 */
export const reachOf = (
  { email, mobile, language }: Pick<Applicant, 'email' | 'mobile' | 'language'>,
  contact: string,
  holders: readonly Pick<Applicant, 'email' | 'mobile'>[],
): Reach => ({
  contact,
  language,
  email: !holders.some((holder) => emailKeyOf(holder.email) === emailKeyOf(email)),
  mobile: !holders.some((holder) => holder.mobile === mobile),
});

/** What is known of a sign-up whose letters are to be sent. */
interface Waiting {
  readonly id: string;
  readonly reach: Reach;
  readonly link: { readonly followedAt: Date | null } | null;
  readonly mobileConfirmedAt: Date | null;
}

/**
 * Has the link and the code sent, as far as they are still needed and go to nobody who has an account (IDN-04, IDN-05).
 */
export const requestLetters = (
  { id: signUpId, reach, link, mobileConfirmedAt }: Waiting,
  letters: ActivationLetters,
): NewEvent[] => {
  const { contact, language } = reach;
  const to = { signUpId, language, contact };
  const linkEvent = SignUpLinkRequestedV1.of({
    ...to,
    link: letters.link.sealed,
    expiresAt: letters.link.expiresAt.toISOString(),
  });
  const codeEvent = SignUpCodeRequestedV1.of({
    ...to,
    code: letters.code.sealed,
    expiresAt: letters.code.expiresAt.toISOString(),
  });
  return [
    ...(link && !link.followedAt && reach.email ? [linkEvent] : []),
    ...(!mobileConfirmedAt && reach.mobile ? [codeEvent] : []),
  ];
};
