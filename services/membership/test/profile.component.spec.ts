import type { Failure, Text } from '@mumaris/kit/errors';
import { PractitionerOpenedV1 } from '@mumaris/schemas';
import { type Changed, type Membership, startMembership } from './membership';
import { answers, person, profile, reviewer } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

interface Opened {
  practitioner: { id: string; fileNumber: string; membershipNumber: null; profile: typeof profile } | null;
  errors: Failure[];
}
const codes = ({ errors }: { errors: Failure[] }) => errors.map(({ code }) => code);

test('MEM-01 a profile opens with its file number, its dates in either calendar', async () => {
  const { bus, change } = membership;
  const opened = await change<Opened>('openProfile', person('acc_noura'), {
    ...profile,
    name: { ar: '  نورة  عبدالله القحطاني ', en: 'Noura Abdullah  Al-Qahtani' },
    dateOfBirth: 'h:١٤١٢-٠٩-٠٩',
    nationality: 'sa',
    address: { line: 'شارع العليا، 12', city: 'الرياض', postalCode: '١٢٢١١' },
  });
  expect(opened).toMatchObject({
    errors: [],
    practitioner: {
      membershipNumber: null,
      profile: {
        name: profile.name,
        dateOfBirth: '1992-03-14',
        nationality: 'SA',
        address: { postalCode: '12211', country: 'SA' },
      },
    },
  });
  expect(opened.practitioner?.fileNumber).toMatch(/^F-\d{3}-\d{3}-\d{3}$/);
  const said = await bus.hear(PractitionerOpenedV1, ({ accountId }) => accountId === 'acc_noura');
  expect(said).toMatchObject({ fileNumber: opened.practitioner?.fileNumber, category: 'NURSE' });
  expect(JSON.stringify(bus.heard())).not.toMatch(/Noura|1992-03-14/);
});

test('MEM-01 all that is wrong with a profile is said at once, in both languages', async () => {
  const answer = await membership.change<Opened>('openProfile', person('acc_wrong'), {
    ...profile,
    name: { ar: 'Noura', en: 'نورة' },
    dateOfBirth: '2026-02-30',
    nationality: 'XX',
    address: { line: 'x', city: '', postalCode: '123', country: 'ZZ' },
  });
  expect(answer.practitioner).toBeNull();
  expect(answer.errors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
    'NAME_ARABIC name.ar',
    'NAME_LATIN name.en',
    'BAD_DATE dateOfBirth',
    'UNKNOWN_COUNTRY nationality',
    'TOO_SHORT address.line',
    'TOO_SHORT address.city',
    'UNKNOWN_COUNTRY address.country',
  ]);
  for (const { message } of answer.errors) {
    expect(message.ar).toMatch(/\p{Script=Arabic}/u);
    expect(`${message.ar}${message.en}`).not.toMatch(/[{}]/);
  }
});

test('MEM-01 one profile a person, also when ten requests race', async () => {
  const caller = person('acc_racing');
  const answers_ = await Promise.all(
    Array.from({ length: 10 }, () => membership.change<Opened>('openProfile', caller, profile)),
  );
  expect(answers_.filter(({ errors }) => !errors.length)).toHaveLength(1);
  expect(answers_.flatMap(codes)).toEqual(Array.from({ length: 9 }, () => 'PROFILE_EXISTS'));
});

test('MEM-27 one open application for a service, also when ten starts race; a new one once it has ended', async () => {
  const { change, done, withProfile } = membership;
  expect(codes(await change('startApplication', person('acc_nobody'), { service: 'TRAINING_LETTER' }))).toEqual([
    'PROFILE_FIRST',
  ]);
  const { caller } = await withProfile('acc_starter');
  const input = { service: 'TRAINING_LETTER' };
  const starts = await Promise.all(Array.from({ length: 10 }, () => change('startApplication', caller, input)));
  const [started] = starts.filter(({ errors }) => !errors.length);
  const refused = starts.filter(({ errors }) => errors.length);
  expect(refused.flatMap(codes)).toEqual(Array.from({ length: 9 }, () => 'APPLICATION_ALREADY_OPEN'));
  const { id: applicationId = '', number = '' } = started?.application ?? {};
  for (const { errors } of refused) {
    expect(errors[0]?.message.en).toContain(number);
    expect(errors[0]?.message.ar).toContain(number);
  }
  await done('cancelApplication', caller, { applicationId });
  await done('startApplication', caller, input);
});

test('MEM-04 what is missing is listed, and submission refuses exactly that', async () => {
  const { change, done, withProfile } = membership;
  const { caller } = await withProfile('acc_missing');
  const { id: applicationId } = await done('startApplication', caller, { service: 'TRAINING_LETTER' });
  const partly = await done('answerQuestions', caller, {
    applicationId,
    answers: [
      ...answers.filter(({ question }) => !['kind', 'endsOn', 'confirmed'].includes(question)),
      { question: 'kind', value: 'AFTER_BREAK' },
      { question: 'endsOn', value: '2028-01-02' },
    ],
  });
  const unmet = partly.requirements.filter(({ met }) => !met);
  expect(unmet.map(({ id }) => id)).toEqual(['period-within-limits', 'break-of-two-years', 'confirmed']);
  for (const { advice, rule } of unmet) {
    expect(rule).toBe('MEM-16');
    expect(advice?.ar).toMatch(/\p{Script=Arabic}/u);
  }
  const refused = await change('submitApplication', caller, { applicationId });
  expect(refused.errors.map(({ code, field, rule }) => [code, field, rule])).toEqual(
    unmet.map(({ question }) => ['REQUIREMENTS_UNMET', question ? [question] : null, 'MEM-04']),
  );
  for (const [index, { message }] of refused.errors.entries()) expect(message.en).toContain(unmet[index]?.advice?.en);
  const wrong: Changed = await change('answerQuestions', caller, {
    applicationId,
    answers: [
      { question: 'shoeSize', value: '42' },
      { question: 'startsOn', value: 'soon' },
      { question: 'kind', value: 'HOLIDAY' },
      { question: 'confirmed', value: 'yes' },
      { question: 'city', value: 'x' },
      { question: 'institution', value: 'x'.repeat(201) },
    ],
  });
  expect(wrong.errors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
    'UNKNOWN_QUESTION answers.0.question',
    'BAD_DATE answers.1.value',
    'NOT_A_CHOICE answers.2.value',
    'NOT_A_CONFIRMATION answers.3.value',
    'ANSWER_TOO_SHORT answers.4.value',
    'TOO_LONG answers.5.value',
  ]);
  expect(wrong.errors.slice(2, 5).map(({ message }) => message.ar)).toEqual([
    'اختاروا إجابة من إجابات هذا السؤال: تدريب تأهيلي أو تدريب بعد انقطاع عن الممارسة.',
    'أكّدوا هذا الإقرار، أو اتركوه دون تأكيد.',
    'اكتبوا حرفين على الأقل في هذه الإجابة.',
  ]);
});

test('MEM-20 MEM-26 a step that is not possible names the status and what is possible, in both languages', async () => {
  const { change, done, submitted } = membership;
  const { caller, application } = await submitted('acc_hasty');
  const input = { applicationId: application.id };
  const again = await change('submitApplication', caller, input);
  expect(again.errors).toEqual([
    {
      code: 'NOT_POSSIBLE_NOW',
      field: null,
      rule: 'MEM-20',
      message: {
        ar: 'لا يمكن ذلك الآن، فحالة الطلب «بانتظار سداد الرسوم الإدارية». المتاح الآن: سداد الرسوم الإدارية أو إلغاء الطلب.',
        en: 'This is not possible now: the application is “awaiting the administrative fee”. Possible now: pay the administrative fee or cancel the application.',
      },
    },
  ]);
  expect(codes(await change('claimApplication', reviewer('acc_r'), input))).toEqual(['NOT_POSSIBLE_NOW']);
  expect(await done('cancelApplication', caller, input)).toMatchObject({ status: 'CANCELLED', nextStep: null });
  for (const step of ['cancelApplication', 'submitApplication', 'resubmitApplication'] as const)
    expect(codes(await change(step, caller, input))).toEqual(['NOT_POSSIBLE_NOW']);
});

describe('a request whose answer was lost', () => {
  it('MEM-01 MEM-27 sent again with its key gets the same profile and the same draft, as they are now', async () => {
    const { change, done } = membership;
    const open = () =>
      change<{ practitioner: { id: string } }>('openProfile', person('acc_lost'), { ...profile, idempotencyKey: 'p' });
    const [opened, ...again] = await Promise.all([open(), open(), open()]);
    for (const answer of again) expect(answer).toEqual(opened);

    const start = { service: 'TRAINING_LETTER', idempotencyKey: 's' };
    const draft = await done('startApplication', person('acc_lost'), start);
    await done('answerQuestions', person('acc_lost'), { applicationId: draft.id, answers });
    const seen = await done('startApplication', person('acc_lost'), start);
    expect(seen).toMatchObject({ id: draft.id, number: draft.number, status: 'DRAFT' });
    expect(seen.answers).not.toEqual([]);
  });

  it('MEM-19 a service that there is not is refused by name, and the words of the graph have labels', async () => {
    const refused = await membership.change('startApplication', person('acc_lost'), { service: 'ASTROLOGY' });
    expect(codes(refused)).toEqual(['UNKNOWN_SERVICE']);
    const { data } = await membership.ask<{ words: { name: string; words: { code: string; label: Text }[] }[] }>(
      'words',
      {},
      { lists: ['Gender'] },
    );
    expect(data.words).toEqual([
      {
        name: 'Gender',
        words: [
          { code: 'FEMALE', label: { ar: 'أنثى', en: 'female' } },
          { code: 'MALE', label: { ar: 'ذكر', en: 'male' } },
        ],
      },
    ]);
  });
});
