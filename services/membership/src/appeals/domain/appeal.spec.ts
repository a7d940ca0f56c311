import { loadAppealRules } from '../rules/load-rules';
import { type Appealable, appealUntil, confirmDecision, lodge, mayDecide, proposeDecision } from './appeal';

const rules = loadAppealRules();
const at = (instant: string) => new Date(instant);
const decision: Appealable = {
  ...{ subject: 'SANCTION', subjectId: 'cas_1', subjectNumber: 'D-1', decisionId: 'dec_1' },
  ...{
    practitionerId: 'pra_1',
    accountId: 'acc_own',
    holder: { ar: 'منى', en: 'Mona' },
    toldAt: at('2027-03-01T09:00:00Z'),
  },
  tookPart: ['C1', 'C2', 'C3', 'S1'],
};
const written = { id: 'apl_1', number: 'P-1', grounds: 'لم أكن هناك.', documentIds: [] };
const reason = { ar: 'لسبب وجيه.', en: 'For a good reason.' };
const now = at('2027-03-05T09:00:00Z');
const lodged = () => lodge(decision, written, rules, now).state;
const who = (by: string, isRelative = false) => ({ by, isRelative });
const proposal = { outcome: 'CHANGED', reason, person: who('C4') } as const;
const proposed = () => proposeDecision(lodged(), proposal, now).state;

const refusal = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

describe('appeal-01 a sanction is appealed within 30 days from telling', () => {
  test.each([
    ['a', '2027-03-31T20:59:59.999Z', undefined],
    ['b', '2027-03-31T21:00:00.000Z', 'APPEAL_LATE'],
  ])('MEM-33 %s at %s: %s', (_, appealedAt, refused) => {
    expect(appealUntil(decision.toldAt, rules)).toEqual(at('2027-03-31T20:59:59.999Z'));
    expect(refusal(() => lodge(decision, written, rules, at(appealedAt)))).toBe(refused);
  });

  test('MEM-33 d a new decision has days of its own', () => {
    const anew = { ...decision, decisionId: 'dec_2', toldAt: at('2027-04-12T09:00:00Z') };
    expect(lodge(anew, written, rules, at('2027-04-20T09:00:00Z')).state.decisionId).toBe('dec_2');
  });
});

describe('appeal-02 who decides an appeal took no part in the decision', () => {
  test.each([
    ['a', 'C1', false, 'TOOK_PART'],
    ['b', 'C2', false, 'TOOK_PART'],
    ['c', 'C3', false, 'TOOK_PART'],
    ['d', 'C4', true, undefined],
    ['e', 'R1', true, undefined],
    ['f', 'acc_own', false, 'OWN_CASE'],
  ])('MEM-33 %s %s: %s', (_, by, may, refused) => {
    expect(mayDecide(decision, by)).toBe(may);
    expect(refusal(() => proposeDecision(lodged(), { ...proposal, person: who(by) }, now))).toBe(refused);
    const second = by === 'C4' ? 'SAME_PERSON' : refused;
    expect(refusal(() => confirmDecision(proposed(), { person: who(by), agree: true }, now))).toBe(second);
  });

  test('MEM-33 nor is a relative', () => {
    expect(refusal(() => proposeDecision(lodged(), { ...proposal, person: who('C5', true) }, now))).toBe(
      'RELATIVES_CASE',
    );
  });
});

describe('a decision on an appeal', () => {
  test('MEM-33 is one of two people, and told with its reason', () => {
    const { state, events } = confirmDecision(proposed(), { person: who('R1'), agree: true }, now);
    expect(state).toMatchObject({ status: 'DECIDED', decided: { by: 'R1', at: now }, proposal: { by: 'C4' } });
    expect(events).toMatchObject([{ data: { accountId: 'acc_own', outcome: 'CHANGED', reason } }]);
    expect(refusal(() => proposeDecision(state, proposal, now))).toBe('APPEAL_NOT_NOW');
    expect(refusal(() => confirmDecision(state, { person: who('R2'), agree: true }, now))).toBe('APPEAL_NOT_NOW');
  });

  test('MEM-33 waits for another proposal where the second person does not agree', () => {
    const { state, events } = confirmDecision(proposed(), { person: who('R1'), agree: false }, now);
    expect([state.status, state.proposal, events]).toEqual(['LODGED', null, undefined]);
    expect(proposeDecision(state, { ...proposal, outcome: 'STANDS' }, now).state.proposal?.outcome).toBe('STANDS');
    expect(refusal(() => confirmDecision(lodged(), { person: who('R1'), agree: true }, now))).toBe('APPEAL_NOT_NOW');
  });
});
