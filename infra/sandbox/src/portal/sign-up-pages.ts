import { z } from 'zod';
import type { Text } from '../state/text';
import { asking, type PortalPage } from './portal-page';

const ACTIVATED: Text = {
  ar: 'فُعّل الحساب. يمكنكم الآن تسجيل الدخول.',
  en: 'The account is activated. You can log in now.',
};
const EMAIL_CONFIRMED: Text = {
  ar: 'تأكّد بريدكم الإلكتروني. أدخلوا رمز التحقق المرسل إلى جوالكم لإكمال التفعيل.',
  en: 'Your e-mail address is confirmed. Enter the code sent to your mobile to finish the activation.',
};
const MOBILE_CONFIRMED: Text = {
  ar: 'تأكّد رقم جوالكم. افتحوا الرابط المرسل إلى بريدكم الإلكتروني لإكمال التفعيل.',
  en: 'Your mobile number is confirmed. Open the link sent to your e-mail address to finish the activation.',
};

const activation = z.object({ activation: z.object({ active: z.boolean() }) });
const answer = 'activation { active }';

/** Behind the link of the activation mail. */
export const activate: PortalPage = {
  path: '/portal/activate',
  title: { ar: 'تفعيل الحساب', en: 'Account activation' },
  intro: {
    ar: 'اكتبوا كلمة المرور التي اخترتموها عند التسجيل لتفعيل حسابكم في ممارس بلس.',
    en: 'Enter the password you chose when signing up, to activate your Mumaris Plus account.',
  },
  hidden: 'token',
  // A page of another site than the one that signed up: it does not know the sign-up's id.
  fields: [
    {
      name: 'password',
      label: { ar: 'كلمة المرور', en: 'Password' },
      type: 'password',
      autocomplete: 'current-password',
    },
  ],
  button: { ar: 'تفعيل', en: 'Activate' },
  submit: asking(
    {
      name: 'activateByLink',
      inputType: 'ActivateByLinkInput',
      answer: `${answer} signUp { id }`,
      payload: activation.extend({ signUp: z.object({ id: z.string() }) }),
    },
    ({ activation: { active }, signUp: { id } }) =>
      active ? { messages: [ACTIVATED] } : { messages: [EMAIL_CONFIRMED], next: { page: verifyMobile, subject: id } },
  ),
};

/** Where the code of the SMS is entered; the links of the activation mail and of an invitation lead here. */
export const verifyMobile: PortalPage = {
  path: '/portal/verify-mobile',
  title: { ar: 'تأكيد رقم الجوال', en: 'Confirm your mobile number' },
  intro: { ar: 'أدخلوا رمز التحقق المرسل إلى جوالكم.', en: 'Enter the code that was sent to your mobile.' },
  hidden: 'signUpId',
  fields: [{ name: 'code', label: { ar: 'رمز التحقق', en: 'Code' }, type: 'text', autocomplete: 'one-time-code' }],
  button: { ar: 'تأكيد', en: 'Confirm' },
  submit: asking(
    { name: 'verifyMobile', inputType: 'VerifyMobileInput', answer, payload: activation },
    ({ activation: { active } }) => ({ messages: [active ? ACTIVATED : MOBILE_CONFIRMED] }),
  ),
};
