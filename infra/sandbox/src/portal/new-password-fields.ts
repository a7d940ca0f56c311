import type { PortalPage } from './portal-page';

/** A password that is chosen, twice so that it is not mistyped. */
export const newPasswordFields: PortalPage['fields'] = [
  {
    name: 'password',
    label: { ar: 'كلمة المرور الجديدة', en: 'New password' },
    type: 'password',
    autocomplete: 'new-password',
  },
  {
    name: 'passwordConfirmation',
    label: { ar: 'كلمة المرور مرة أخرى', en: 'New password once more' },
    type: 'password',
    autocomplete: 'new-password',
  },
];
