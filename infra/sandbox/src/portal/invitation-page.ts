import { z } from 'zod';
import type { Text } from '../state/text';
import { carryOut, type Mutation } from './carry-out';
import { logInMember } from './member-log-in';
import { newPasswordFields } from './new-password-fields';
import { asking, type Ending, type PortalPage } from './portal-page';
import { verifyMobile } from './sign-up-pages';

/** Keeps a number's parts in their order within Arabic words (UAX #9). */
const leftToRight = (number: string): string => `\u2066${number}\u2069`;

/** The version of the terms of use that the form shows. */
const TERMS = '2026-01';

const ACCEPTED: Text = {
  ar: 'قُبلت الدعوة. تسري صلاحياتكم الجديدة عند تسجيل الدخول التالي.',
  en: 'The invitation is accepted. Your new rights apply from your next login on.',
};

const codeSent = (signUpId: string): Text => ({
  ar: `قُبلت الدعوة. أرسلنا رمز تحقق إلى جوالكم. رقم التسجيل: ${leftToRight(signUpId)}`,
  en: `The invitation is accepted. We have sent a code to your mobile. Sign-up: ${signUpId}`,
});

const payload = z.object({ signUp: z.object({ id: z.string() }).nullable(), roles: z.array(z.string()).nullable() });

/** Somebody new goes on to the code of the SMS; an account that is there has its rights. */
const accepted = ({ signUp }: z.infer<typeof payload>): Omit<Ending, 'ok'> =>
  signUp
    ? { messages: [codeSent(signUp.id)], next: { page: verifyMobile, subject: signUp.id } }
    : { messages: [ACCEPTED] };

const acceptInvitation: Mutation<z.infer<typeof payload>> = {
  name: 'acceptInvitation',
  inputType: 'AcceptInvitationInput',
  answer: 'signUp { id } roles',
  payload,
  asksForHuman: true,
};

/** Signs in with what was filled in, and accepts with the token of that session. */
const submitOfMember: PortalPage['submit'] = async (gatewayUrl, filled) => {
  const { token, identifier = '', accountPassword: password = '', code = '' } = filled;
  const signedIn = await logInMember(gatewayUrl, { identifier, password, code });
  if (!signedIn.ok) return signedIn;
  const outcome = await carryOut(gatewayUrl, acceptInvitation, { token }, signedIn.payload);
  return outcome.ok ? { ok: true, ...accepted(outcome.payload) } : outcome;
};

/** Behind the link of an invitation to staff, for somebody new. */
export const invitation: PortalPage = {
  path: '/portal/invitation',
  title: { ar: 'دعوة للعمل في ممارس بلس', en: 'Invitation to work at Mumaris Plus' },
  intro: {
    ar: 'إن لم يكن لديكم حساب فأكملوا البيانات الآتية لإنشائه وقبول الدعوة.',
    en: 'If you have no account yet, fill in the form to open one and accept the invitation.',
  },
  hidden: 'token',
  fields: [
    { name: 'idNumber', label: { ar: 'رقم الهوية أو الإقامة', en: 'National ID or iqama number' }, type: 'text' },
    { name: 'mobile', label: { ar: 'رقم الجوال', en: 'Mobile number' }, type: 'tel', autocomplete: 'tel' },
    ...newPasswordFields,
    {
      name: 'acceptedTerms',
      label: {
        ar: `أوافق على شروط الاستخدام، الإصدار ${leftToRight(TERMS)}`,
        en: `I accept the terms of use, version ${TERMS}`,
      },
      type: 'checkbox',
      value: TERMS,
    },
  ],
  button: { ar: 'إنشاء الحساب وقبول الدعوة', en: 'Open the account and accept' },
  submit: asking(acceptInvitation, accepted),
};

/** The same link for somebody whose account is there: who signs in to accept it. */
export const invitationOfMember: PortalPage = {
  ...invitation,
  intro: {
    ar: 'إن كان لديكم حساب بهذا البريد الإلكتروني فسجّلوا الدخول لقبول الدعوة.',
    en: 'If you have an account with this e-mail, log in to accept the invitation.',
  },
  fields: [
    {
      name: 'identifier',
      label: {
        ar: 'اسم المستخدم: البريد الإلكتروني أو رقم الهوية أو الإقامة',
        en: 'User name: e-mail, national ID or iqama number',
      },
      type: 'text',
      autocomplete: 'username',
    },
    {
      name: 'accountPassword',
      label: { ar: 'كلمة المرور', en: 'Password' },
      type: 'password',
      autocomplete: 'current-password',
    },
    {
      name: 'code',
      label: { ar: 'رمز تطبيق المصادقة، إن وُجد', en: 'Code of the authenticator app, if you have one' },
      type: 'text',
      autocomplete: 'one-time-code',
      optional: true,
    },
  ],
  button: { ar: 'قبول الدعوة بحسابي', en: 'Accept with my account' },
  submit: submitOfMember,
};
