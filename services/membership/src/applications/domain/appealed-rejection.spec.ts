import { claimed, inReview, journey, now, refusals, reviewer, rules, rulesWithSteps } from '../../../test/given';
import { registrationUntil } from '../../../test/registrations';
import { revoke } from '../../credentials/domain/revocation';
import { changeRejection, rejectionOf, reviewersOf } from './appealed-rejection';
import type { Application } from './application';
import { committeeDecides } from './committee-decision';
import { failExam } from './exam-outcome';
import type { ServiceStep } from './lifecycle';
import { reject } from './review';
import type { Rules } from './rules';

const reason = { ar: 'لا يستوفي الشروط.', en: 'The conditions are not met.' };
const refused = {
  REVIEW: (by: Rules) => reject(claimed, { reviewer, text: reason, nonCompliance: true }, by, now),
  COMMITTEE: (by: Rules) =>
    committeeDecides({ ...inReview, status: 'WITH_COMMITTEE' }, { granted: false, reason }, journey, by, now),
  EXAM: (by: Rules) => failExam({ ...inReview, status: 'AWAITING_EXAM' }, reason, by, now),
};
const steps = (letters: string) => rulesWithSteps([...letters] as ServiceStep[]);
const appealed = (application: Application, outcome: 'CHANGED' | 'SENT_BACK', by: Rules) =>
  changeRejection(application, { outcome, reason }, journey, by, now);

describe('MEM-33 an appeal of a rejection', () => {
  test.each([
    ['REVIEW', 'ARS', 'CHANGED', 'PRELIMINARILY_APPROVED'],
    ['REVIEW', 'AVRXS', 'CHANGED', 'AWAITING_EXAM'],
    ['REVIEW', 'AR', 'CHANGED', 'COMPLETED'],
    ['REVIEW', 'PR', 'CHANGED', 'COMPLETED'],
    ['REVIEW', 'ARS', 'SENT_BACK', 'UNDER_REVIEW'],
    ['COMMITTEE', 'ACS', 'CHANGED', 'PRELIMINARILY_APPROVED'],
    ['COMMITTEE', 'ACS', 'SENT_BACK', 'WITH_COMMITTEE'],
    ['EXAM', 'AVRXS', 'CHANGED', 'PRELIMINARILY_APPROVED'],
    ['EXAM', 'RX', 'CHANGED', 'COMPLETED'],
  ] as const)(
    'given the %s of a service %s refused, when it is %s, then it is %s',
    (step, letters, outcome, status) => {
      const by = steps(letters);
      const { state, events = [], granted } = appealed(refused[step](by).state, outcome, by);
      expect(state).toMatchObject({ status, nonCompliance: null });
      expect(events[0]?.type).toBe('sa.mumaris.membership.application-reopened.v1');
      expect(granted !== undefined).toBe(status === 'COMPLETED');
    },
  );

  test('given the last attempt of an exam was not passed, then nobody gives a further one', () => {
    const by = steps('AVRXS');
    const { state } = refused.EXAM(by);
    expect(refusals(() => appealed(state, 'SENT_BACK', by))).toEqual(['NOT_SENT_BACK']);
  });

  test('given its fee went back, then it is over', () => {
    const state = { ...refused.REVIEW(rules).state, feeReturned: true };
    for (const outcome of ['CHANGED', 'SENT_BACK'] as const)
      expect(refusals(() => appealed(state, outcome, rules))).toEqual(['FEE_RETURNED']);
  });

  test('MEM-66 given a registration was revoked meanwhile, then none is granted, and it can still go back', () => {
    const state = { ...refused.REVIEW(rules).state, service: 'REREGISTRATION' };
    const held = { ...journey, held: [revoke(registrationUntil('2028-03-01'), now).state] };
    const by = (outcome: 'CHANGED' | 'SENT_BACK') => () =>
      changeRejection(state, { outcome, reason }, held, rules, now);
    expect(refusals(by('CHANGED'))).toEqual(['REGISTRATION_REVOKED']);
    expect(refusals(by('SENT_BACK'))).toEqual([]);
  });

  test('given it is refused again, then that is another decision', () => {
    const first = refused.REVIEW(rules).state;
    const back = appealed(first, 'SENT_BACK', rules).state;
    const again = reject(
      { ...back, claim: claimed.claim },
      { reviewer, text: reason, nonCompliance: false },
      rules,
      now,
    );
    expect([first, back, again.state].map((one) => rejectionOf(one)?.id)).toEqual(['app_1.1', undefined, 'app_1.2']);
  });

  test('it is heard by no reviewer who had the application in hand or gave an opinion on it', () => {
    const opinion = { askedBy: 'acc_saad', askedAt: now, question: 'هل يكفي؟' };
    const given = { by: 'acc_reem', at: now, advice: 'REJECT', text: 'لا.' } as const;
    const { state } = refused.REVIEW(rules);
    expect(
      reviewersOf({
        ...state,
        opinions: [
          { ...opinion, given: null },
          { ...opinion, given },
        ],
      }),
    ).toEqual([...['acc_saad', 'acc_reem']]);
  });
});
