import { z } from 'zod';
import { newPasswordFields } from './new-password-fields';
import { asking, type PortalPage } from './portal-page';

const nothing = z.object({});

/** Behind the link of a forgotten password. */
export const resetPassword: PortalPage = {
  path: '/portal/reset-password',
  title: { ar: 'كلمة مرور جديدة', en: 'New password' },
  intro: {
    ar: 'اختاروا كلمة مرور جديدة لحسابكم في ممارس بلس، من 12 حرفًا أو أكثر.',
    en: 'Choose a new password for your Mumaris Plus account: 12 characters or more.',
  },
  hidden: 'token',
  fields: newPasswordFields,
  button: { ar: 'تعيين كلمة المرور', en: 'Set the password' },
  submit: asking({ name: 'resetPassword', inputType: 'ResetPasswordInput', answer: '', payload: nothing }, () => ({
    messages: [
      {
        ar: 'عُيّنت كلمة المرور الجديدة وانتهت جميع الجلسات. يمكنكم الآن تسجيل الدخول.',
        en: 'The new password is set and all sessions have ended. You can log in now.',
      },
    ],
  })),
};

/** Behind the link that a new e-mail address received. */
export const confirmEmail: PortalPage = {
  path: '/portal/confirm-email',
  title: { ar: 'تأكيد البريد الإلكتروني الجديد', en: 'Confirm your new e-mail address' },
  intro: {
    ar: 'اضغطوا الزر لاعتماد هذا البريد الإلكتروني لحسابكم في ممارس بلس.',
    en: 'Press the button to use this e-mail address for your Mumaris Plus account.',
  },
  hidden: 'token',
  fields: [],
  button: { ar: 'تأكيد', en: 'Confirm' },
  submit: asking(
    {
      name: 'confirmEmailChange',
      inputType: 'ConfirmEmailChangeInput',
      answer: 'change { number }',
      payload: z.object({ change: z.object({ number: z.string() }) }),
    },
    ({ change: { number } }) => ({
      messages: [
        {
          ar: `اعتُمد بريدكم الإلكتروني الجديد. رقم الطلب: \u2068${number}\u2069`,
          en: `Your new e-mail address is in force. Request number: ${number}`,
        },
      ],
    }),
  ),
};

/** Behind the link of a locked sign-in. A page of the product would keep the token itself and go on to the sign-in. */
export const recogniseDevice: PortalPage = {
  path: '/portal/recognise-device',
  title: { ar: 'الدخول من هذا الجهاز', en: 'Sign in from this device' },
  intro: {
    ar: 'اضغطوا الزر ليُتاح لكم إدخال كلمة المرور من هذا الجهاز.',
    en: 'Press the button to be able to enter your password on this device.',
  },
  hidden: 'token',
  fields: [],
  button: { ar: 'هذا جهازي', en: 'This is my device' },
  submit: asking(
    {
      name: 'recogniseDevice',
      inputType: 'RecogniseDeviceInput',
      answer: 'deviceToken',
      payload: z.object({ deviceToken: z.string() }),
    },
    ({ deviceToken }) => ({
      messages: [
        {
          ar: `يمكنكم الآن تسجيل الدخول من هذا الجهاز. قيمة \u2068deviceToken\u2069 لتسجيل الدخول: \u2068${deviceToken}\u2069`,
          en: `You can sign in from this device now. The deviceToken of the sign-in: ${deviceToken}`,
        },
      ],
    }),
  ),
};
