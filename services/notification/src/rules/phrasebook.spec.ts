import path from 'node:path';
import { eventTypes, type Language, languages } from '@mumaris/schemas';
import { composeEmail, composeInbox, composeSms } from '../domain/compose';
import type { Template } from '../domain/template';
import { checkPhrasebook, samplesOf } from './check-phrasebook';
import { contractOf } from './contracts';
import { loadPhrasebook } from './load-phrasebook';
import { templateFile } from './template-file';

const book = loadPhrasebook(path.join(__dirname, '..', '..', 'rules'));
const cases = [...book.templates.values()].flatMap((template) =>
  samplesOf(template, contractOf(template.about)).flatMap((facts) =>
    languages.map((language) => ({ about: template.about, template, facts, language, name: 'نورة' })),
  ),
);

test.each(cases)('NTF-06 $about renders in $language, with nothing left to fill', ({ template, ...asked }) => {
  const texts = template.channels.flatMap((channel): string[] => {
    switch (channel) {
      case 'EMAIL':
        return Object.values<string>({ ...composeEmail(asked, book) });
      case 'INBOX':
        return Object.values<string>({ ...composeInbox(asked, book) });
      case 'SMS':
        return [composeSms(asked, book)];
    }
  });
  for (const text of texts) {
    expect(text).toMatch(asked.language === 'AR' ? /[\u0621-\u064a]{3}/ : /[a-z]{3}/i);
    expect(text).not.toMatch(/[{}|]|undefined|null|NaN|Invalid|\[object/);
  }
});

test('every event that names a person has a template, but for those that only keep a copy', () => {
  const silent = [
    // Said with the way in: DeviceLinkRequestedV1.
    'sa.mumaris.identity.login-locked.v1',
    'sa.mumaris.identity.account-registered.v1',
    'sa.mumaris.identity.account-lapsed.v1',
    'sa.mumaris.identity.organisation-changed.v1',
    'sa.mumaris.billing.payment-unallocated.v1',
    // Between services: who claims a file hears of it from identity.
    'sa.mumaris.identity.file-claimed.v1',
    'sa.mumaris.membership.file-claim-decided.v1',
    // In the account's own list of security events.
    'sa.mumaris.membership.document-access-refused.v1',
    // Said with the result and with billing's invoice (MEM-53).
    'sa.mumaris.membership.exam-attempt-fee-due.v1',
    // For employers and the register: who they are about is told by the case that decides, with its grounds and the way to appeal (MEM-66).
    'sa.mumaris.membership.registration-suspended.v1',
    'sa.mumaris.membership.registration-reinstated.v1',
    'sa.mumaris.membership.registration-revoked.v1',
    'sa.mumaris.membership.condition-set.v1',
    'sa.mumaris.membership.condition-lifted.v1',
    // Said with what became of the appeal: AppealDecidedV1.
    'sa.mumaris.membership.application-reopened.v1',
  ];
  const told = eventTypes.map(({ type }) => type).filter((type) => !silent.includes(type));
  expect([...book.templates.keys()].toSorted()).toEqual(told.toSorted());
});

test('NTF-04 each message of a second factor says what changed, and what to do if it was somebody else', () => {
  const { choose } = book.templates.get('sa.mumaris.identity.second-factor-changed.v1') as Template;
  const wordings = Object.values(choose?.messages ?? {});
  expect(new Set(wordings.map(({ subject }) => subject.en)).size).toBe(7);
  for (const { body } of wordings) {
    expect(body.en).toMatch(/If (this was not you|you did not ask for this)/);
    expect(body.ar).toMatch(/إن لم (تقوموا بذلك|تكونوا أنتم|تطلبوا ذلك)/);
  }
});

test('NTF-01 a cancellation says why it came: each reason has words of its own', () => {
  const { choose } = book.templates.get('sa.mumaris.membership.application-cancelled.v1') as Template;
  const bodies = Object.values(choose?.messages ?? {}).map(({ body }) => body.en);
  expect(new Set(bodies).size).toBe(6);
});

test('MEM-25 an application that nobody decides on is not called approved, and one whose event says nothing of it is', () => {
  const about = 'sa.mumaris.membership.application-preliminarily-approved.v1';
  const { example } = contractOf(about);
  const subject = (facts: object, language: Language = 'EN') =>
    composeInbox({ about, facts: { ...example, ...facts }, language }, book).subject;
  expect(subject({ approval: 'NOT_NEEDED' })).toBe('Your application A-482-913-075 awaits the service fee');
  expect(subject({ approval: 'NOT_NEEDED' }, 'AR')).toMatch(/^طلبكم رقم .* بانتظار سداد رسوم الخدمة$/);
  for (const facts of [{ approval: 'DECIDED' }, {}])
    expect(subject(facts)).toBe('Your application A-482-913-075 is preliminarily approved');
});

describe('NTF-06 a template that does not fit its event stops the service at its start', () => {
  const type = 'sa.mumaris.membership.application-cancelled.v1';
  const good = book.templates.get(type) as Template;
  const wording = { subject: { ar: 'إلغاء', en: 'Cancelled' }, body: { ar: 'أُلغي الطلب', en: 'It was cancelled' } };
  const withBody = (en: string, details: Template['details'] = {}): Template => ({
    ...good,
    choose: undefined,
    details,
    message: { ...wording, body: { ...wording.body, en } },
  });
  const withCase = (value: string): Template => ({
    ...good,
    choose: { by: 'why', messages: { ...good.choose?.messages, [value]: wording } },
  });
  const identity = (name: string) => book.templates.get(`sa.mumaris.identity.${name}.v1`) as Template;
  const [invited, newMobile, changed] = ['staff-invited', 'mobile-change-requested', 'contact-changed'].map(
    identity,
  ) as [Template, Template, Template];
  /** With a code, which is eight figures at its longest. */
  const withSms = (words: string): Template => ({
    ...newMobile,
    details: { code: 'code' },
    sms: { ar: `${words}{code}`, en: `${words}{code}` },
  });
  const check = (template: Template) => () =>
    checkPhrasebook({ ...book, templates: new Map([[template.about, template]]) });

  test.each<[string, Template, string]>([
    ['an unknown argument', withBody('{nickname}'), 'the event may come without nickname'],
    ['a stray brace', withBody('{number'), 'EXPECT_ARGUMENT_CLOSING_BRACE'],
    ['a format of another kind of message', withBody('{number|money}'), 'MALFORMED_ARGUMENT'],
    ['an unknown kind', withBody('{number}', { number: 'shouted' }), 'there are no names “shouted”'],
    ['a name that is missing', withBody('{why}', { why: 'service' }), 'no name for BY_APPLICANT'],
    ['a fact of another kind', withBody('{number}', { number: 'money' }), 'not an amount in SAR'],
    ['a kind that no text needs', withBody('It was cancelled', { number: 'text' }), 'no text tells number'],
    ['a link inside a sentence', withBody('Open {number} now', { number: 'link' }), 'in a paragraph of its own'],
    ['a secret in isolates', { ...newMobile, details: { expiresAt: 'time' } }, 'code is copied'],
    ['an Arabic SMS of two parts', withSms('م'.repeat(63)), '71 units of UCS-2 and so 2 parts'],
    ['an English SMS with one sign too many', withSms('It’s '.repeat(13)), 'UCS-2 and so 2 parts'],
    ['an unknown event', { ...good, about: 'sa.mumaris.none.v1' }, 'there is no event'],
    [
      'a case too few',
      { ...good, details: {}, choose: { by: 'why', messages: {} } },
      'has no wording for BY_APPLICANT',
    ],
    ['a case too many', withCase('BORED'), 'why is never BORED'],
    ['an address in a field that may be missing', { ...invited, sendTo: 'mailbox' }, 'may come without mailbox'],
    ['an address in clear', { ...invited, sendTo: 'invitationId' }, 'invitationId does not carry email sealed'],
    ['an address of another channel', { ...newMobile, channels: ['EMAIL'] }, 'contact does not carry email sealed'],
    ['a contact without a name', { ...changed, nameIn: undefined }, 'previous does not carry name sealed'],
    ['a contact without a language', { ...newMobile, audience: 'CONTACT' }, 'may come without language'],
    ['nobody that it could be for', { ...invited, audience: 'ACCOUNT' }, 'may come without accountId'],
    ['a secret that is not opened', { ...invited, sealed: [] }, 'link is sealed and is not opened'],
    [
      'a secret that is none',
      { ...invited, sealed: ['link', 'expiresAt'] },
      'expiresAt does not carry expiresAt sealed',
    ],
  ])('%s', (_, template, problem) => expect(check(template)).toThrow(problem));

  test.each([
    [{ audience: 'ACCOUNT', channels: ['INBOX'], sealed: ['code'] }, 'a secret is not kept in the inbox'],
    [{ audience: 'CONTACT', channels: ['EMAIL'] }, 'a contact needs sendTo and has no inbox'],
    [{ audience: 'CONTACT', channels: ['EMAIL', 'INBOX'], sendTo: 'c' }, 'a contact needs sendTo and has no inbox'],
    [{ audience: 'ACCOUNT', channels: ['EMAIL'], nameIn: 'c' }, 'the name of an account is registered'],
    [
      { audience: 'CONTACT', channels: ['EMAIL'], sendTo: 'c', sealed: ['c'] },
      'a contact is sent to, and is not among the words',
    ],
  ])('%j is no template', (template, problem) => {
    const message = { subject: { ar: 'رمز', en: 'Code' }, body: { ar: '{code}', en: '{code}' } };
    const file = { [type]: { rule: 'IDN-04', ...template, message } };
    expect(templateFile.safeParse(file).error?.issues[0]?.message).toBe(problem);
  });
});
