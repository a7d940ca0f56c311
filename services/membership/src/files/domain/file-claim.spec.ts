import { refusals } from '../../../test/given';
import { fileOf, statement } from '../../../test/files';
import { loadClaimRules } from '../rules/load-rules';
import type { Statement } from './agreement';
import { answerRefused, decideClaim, receiveClaim } from './file-claim';

const rules = loadClaimRules();
/** Sunday 12:30 in Riyadh; ten days end with Wednesday. */
const now = new Date('2026-11-22T09:30:00.000Z');
const dueAt = new Date('2026-12-02T20:59:59.999Z');
const told = { id: 'clm_1', accountId: 'acc_1', hasAccount: false, statement, claimedAt: now };
const receive = (stated: Partial<Statement> = {}, file: ReturnType<typeof fileOf> | undefined = fileOf()) =>
  receiveClaim({ ...told, statement: { ...statement, ...stated } }, file, rules, now);
const grantedBy = ({ events = [] }: { events?: readonly { data: unknown }[] }) =>
  events.map(({ data }) => (data as { granted: boolean }).granted);

const otherName = { ar: 'هند سعد الحربي', en: 'Hind Al-Harbi' };

describe('IDN-16 a claim', () => {
  test('is granted at once where all agrees', () => {
    const { state, ...said } = receive();
    expect(grantedBy(said)).toEqual([true]);
    expect(state).toMatchObject({ decision: 'GRANT', decidedBy: null, fileId: 'fil_1', answeredAt: now, dueAt: null });
  });

  test.each<[string, Partial<Statement>, string[]]>([
    ['the contact', { email: 'other@mail.example' }, ['CONTACT']],
    ['the name', { name: otherName }, ['NAME']],
    [
      'all but the ID document',
      { name: otherName, dateOfBirth: '1990-01-01', nationality: 'EG' },
      ['DATE_OF_BIRTH', 'NAME', 'NATIONALITY'],
    ],
    ['the ID document alone', { idNumber: '1000000016' }, ['ID_DOCUMENT']],
  ])('waits for a reviewer where %s differs, and nobody is told', (_, stated, differences) => {
    const { state, events = [] } = receive(stated);
    expect(state).toMatchObject({ fileId: 'fil_1', decision: null, differences, dueAt, answeredAt: null });
    expect(events).toEqual([]);
  });

  test.each<[string, Partial<Statement>]>([
    ['ID document and name differ', { idNumber: '1000000016', name: otherName }],
    ['ID document and day of birth differ', { idNumber: '1000000016', dateOfBirth: '1992-03-15' }],
  ])('fits no file where %s: nobody is told before the end of the tenth day', (_, stated) => {
    const { state, events = [] } = receive(stated);
    expect({ fileId: state.fileId, decision: state.decision, dueAt: state.dueAt, events }).toEqual({
      fileId: null,
      decision: null,
      dueAt,
      events: [],
    });
  });

  test('fits no file where there is none, and where somebody has it by now', () => {
    for (const file of [undefined, { ...fileOf(), practitionerId: 'pra_1' }])
      expect(receiveClaim(told, file, rules, now).state).toMatchObject({ fileId: null, dueAt });
  });

  test('that fits no file, one that a reviewer refused and one that nobody decided are answered at the same time, once', () => {
    const none = receive({}, undefined);
    const refused = decideClaim(
      receive({ name: otherName }).state,
      fileOf(),
      { decision: 'REFUSE', reason: 'جواز آخر', reviewerId: 'acc_r', onFile: null },
      rules,
      new Date('2026-11-23T09:00:00.000Z'),
    );
    expect(refused.events ?? []).toEqual([]);
    for (const { state } of [receiveClaim(told, undefined, rules, now), refused, receive({ name: otherName })]) {
      expect(state.dueAt).toEqual(dueAt);
      expect(answerRefused(state, rules, dueAt).events ?? []).toEqual([]);
      const after = new Date(dueAt.getTime() + 1);
      const answered = answerRefused(state, rules, after);
      expect(grantedBy(answered)).toEqual([false]);
      expect(answerRefused(answered.state, rules, after)).toEqual({ state: answered.state });
    }
    expect(none.state.decision).toBe('GRANT');
  });
});

describe('IDN-16 a reviewer', () => {
  const waiting = receive({ email: 'other@mail.example' }).state;
  const grant = { decision: 'GRANT', reason: 'طابق جواز السفر', reviewerId: 'acc_r', onFile: null } as const;

  test('grants, once, with who and why', () => {
    const change = decideClaim(waiting, fileOf(), grant, rules, now);
    expect(grantedBy(change)).toEqual([true]);
    expect(change.state).toMatchObject({ decision: 'GRANT', reason: grant.reason, decidedBy: 'acc_r', decidedAt: now });
    expect(refusals(() => decideClaim(change.state, fileOf(), grant, rules, now))).toEqual([
      'FILE_CLAIM_DECIDED claimId',
    ]);
  });

  test('does not give a file away that is somebody’s, or waits for another account', () => {
    const until = new Date(now.getTime() + 1);
    const taken = { ...fileOf(), practitionerId: 'pra_9' };
    const held = { ...fileOf(), held: { claimId: 'clm_2', until } };
    for (const file of [taken, held])
      expect(refusals(() => decideClaim(waiting, file, grant, rules, now))).toEqual(['FILE_TAKEN claimId']);
    for (const file of [{ ...held, held: { claimId: 'clm_1', until } }, held])
      expect(grantedBy(decideClaim(waiting, file, grant, rules, file === held ? until : now))).toEqual([true]);
  });

  test('decides neither an own claim nor one whose time is over', () => {
    const own = { ...grant, reviewerId: 'acc_1' };
    expect(refusals(() => decideClaim(waiting, fileOf(), own, rules, now))).toEqual(['FILE_CLAIM_OWN claimId']);
    const over = answerRefused(waiting, rules, new Date(dueAt.getTime() + 1)).state;
    expect(refusals(() => decideClaim(over, fileOf(), grant, rules, now))).toEqual(['FILE_CLAIM_DECIDED claimId']);
  });

  test('has whom the file reaches told where the claimant is reached elsewhere, and nobody where it reaches both', () => {
    const onFile = { contact: 'x'.repeat(40), language: 'AR' } as const;
    const told = (claim: typeof waiting) =>
      decideClaim(claim, fileOf(), { ...grant, onFile }, rules, now).events?.map(({ type }) => type.split('.').at(-2));
    expect(told(waiting)).toEqual(['file-claim-decided', 'file-contact-replaced']);
    expect(told(receive({ name: otherName }).state)).toEqual(['file-claim-decided']);
  });
});
