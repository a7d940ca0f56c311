import type { ApplicationStatus } from '@mumaris/schemas';
import { rules } from '../../../test/given';
import { inHandStatuses, nextStatus, openStatuses, type ServiceStep, statusesOf, stepsProblem } from './lifecycle';

const steps = (letters: string) => [...letters] as ServiceStep[];

describe('MEM-20 the table of transitions', () => {
  test.each([
    ['ARXS', 'AWAITING_ADMIN_FEE', 'AWAITING_EXAM'],
    ['AVRXS', 'AWAITING_ADMIN_FEE', 'AWAITING_EXAM'],
    ['ARS', 'AWAITING_ADMIN_FEE', 'PRELIMINARILY_APPROVED'],
    ['AR', 'AWAITING_ADMIN_FEE', 'COMPLETED'],
    ['RX', 'UNDER_REVIEW', 'AWAITING_EXAM'],
    ['R', 'UNDER_REVIEW', 'COMPLETED'],
    ['PR', 'AWAITING_PAYMENT', 'COMPLETED'],
    ['S', 'PRELIMINARILY_APPROVED', undefined],
  ])('skips what a service does not have: %s', (letters, afterSubmit, afterApproval) => {
    expect(nextStatus('DRAFT', 'SUBMIT', 'APPLICANT', steps(letters))).toBe(afterSubmit);
    if (afterApproval) expect(nextStatus('UNDER_REVIEW', 'APPROVE', 'REVIEWER', steps(letters))).toBe(afterApproval);
  });

  test('MEM-13 both fees in one payment lead to the review', () =>
    expect(nextStatus('AWAITING_PAYMENT', 'SETTLE_FEES', 'SYSTEM', steps('PR'))).toBe('UNDER_REVIEW'));

  test('a committee stands where the review does', () => {
    expect(nextStatus('AWAITING_ADMIN_FEE', 'SETTLE_ADMIN_FEE', 'SYSTEM', steps('ACS'))).toBe('WITH_COMMITTEE');
    expect(nextStatus('WITH_COMMITTEE', 'COMMITTEE_GRANTS', 'SYSTEM', steps('ACS'))).toBe('PRELIMINARILY_APPROVED');
  });

  test('a service without a service fee completes when the exam is passed', () => {
    expect(nextStatus('AWAITING_EXAM', 'PASS_EXAM', 'SYSTEM', steps('ARX'))).toBe('COMPLETED');
    expect(nextStatus('AWAITING_EXAM', 'FAIL_EXAM', 'SYSTEM', steps('ARX'))).toBe('REJECTED');
  });

  test('an action is only for its actor', () => {
    expect(nextStatus('UNDER_REVIEW', 'APPROVE', 'APPLICANT', steps('ARS'))).toBeUndefined();
    expect(nextStatus('AWAITING_ADMIN_FEE', 'SETTLE_ADMIN_FEE', 'APPLICANT', steps('ARS'))).toBeUndefined();
    expect(nextStatus('DRAFT', 'SUBMIT', 'REVIEWER', steps('ARS'))).toBeUndefined();
  });

  test('MEM-26 every status but the three last is open, and its applicant can cancel it', () => {
    expect(openStatuses).toEqual([
      'DRAFT',
      'AWAITING_ADMIN_FEE',
      'AWAITING_PAYMENT',
      'UNDER_REVIEW',
      'WITH_COMMITTEE',
      'RETURNED',
      'AWAITING_EXAM',
      'PRELIMINARILY_APPROVED',
    ]);
    for (const status of openStatuses)
      expect(nextStatus(status, 'CANCEL', 'APPLICANT', steps('ARS'))).toBe('CANCELLED');
  });

  test('MEM-34 the Commission has in hand what does not wait for its applicant, as the next step says', () => {
    const turnOf = (status: ApplicationStatus) => rules.lifecycle.statuses[status].nextStep?.actor;
    expect(openStatuses.filter((status) => turnOf(status) !== 'APPLICANT')).toEqual(inHandStatuses);
  });

  test('steps that the table does not connect are refused', () => {
    expect(stepsProblem(steps('AVRXS'))).toBeUndefined();
    expect(stepsProblem([])).toMatch(/at least one/);
    expect(stepsProblem(steps('RA'))).toMatch(/no transition leads from DRAFT to UNDER_REVIEW/);
    expect(stepsProblem(steps('PS'))).toMatch(/no transition/);
  });

  test('verification is a requirement of handing in, not a status', () =>
    expect(statusesOf(steps('VR'))).toEqual(['DRAFT', 'UNDER_REVIEW', 'COMPLETED']));
});
