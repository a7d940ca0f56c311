import type { ApplicationStatus } from '@mumaris/schemas';
import { nextStatus, openStatuses, stepsProblem } from './lifecycle';

const everyStep: ApplicationStatus[] = [
  'DRAFT',
  'AWAITING_ADMIN_FEE',
  'UNDER_REVIEW',
  'AWAITING_EXAM',
  'PRELIMINARILY_APPROVED',
  'COMPLETED',
];
const without = (...left: ApplicationStatus[]) => everyStep.filter((step) => !left.includes(step));

describe('MEM-20 the table of transitions', () => {
  test.each([
    ['every step', everyStep, 'AWAITING_ADMIN_FEE', 'AWAITING_EXAM'],
    ['no exam', without('AWAITING_EXAM'), 'AWAITING_ADMIN_FEE', 'PRELIMINARILY_APPROVED'],
    ['no fees', without('AWAITING_ADMIN_FEE', 'PRELIMINARILY_APPROVED'), 'UNDER_REVIEW', 'AWAITING_EXAM'],
    ['review only', ['DRAFT', 'UNDER_REVIEW', 'COMPLETED'] as ApplicationStatus[], 'UNDER_REVIEW', 'COMPLETED'],
  ])('skips what a service does not have: %s', (_, steps, afterSubmit, afterApproval) => {
    expect(nextStatus('DRAFT', 'SUBMIT', 'APPLICANT', steps)).toBe(afterSubmit);
    expect(nextStatus('UNDER_REVIEW', 'APPROVE', 'REVIEWER', steps)).toBe(afterApproval);
  });

  test('a service without a service fee completes when the exam is passed', () => {
    const steps = without('PRELIMINARILY_APPROVED');
    expect(nextStatus('AWAITING_EXAM', 'PASS_EXAM', 'SYSTEM', steps)).toBe('COMPLETED');
    expect(nextStatus('AWAITING_EXAM', 'FAIL_EXAM', 'SYSTEM', steps)).toBe('REJECTED');
  });

  test('an action is only for its actor', () => {
    expect(nextStatus('UNDER_REVIEW', 'APPROVE', 'APPLICANT', everyStep)).toBeUndefined();
    expect(nextStatus('AWAITING_ADMIN_FEE', 'SETTLE_ADMIN_FEE', 'APPLICANT', everyStep)).toBeUndefined();
    expect(nextStatus('DRAFT', 'SUBMIT', 'REVIEWER', everyStep)).toBeUndefined();
  });

  test('MEM-26 every status but the three last is open, and its applicant can cancel it', () => {
    expect(openStatuses).toEqual([
      'DRAFT',
      'AWAITING_ADMIN_FEE',
      'UNDER_REVIEW',
      'RETURNED',
      'AWAITING_EXAM',
      'PRELIMINARILY_APPROVED',
    ]);
    for (const status of openStatuses) expect(nextStatus(status, 'CANCEL', 'APPLICANT', everyStep)).toBe('CANCELLED');
  });

  test('steps that the table does not connect are refused', () => {
    expect(stepsProblem(everyStep)).toBeUndefined();
    expect(stepsProblem(['DRAFT', 'UNDER_REVIEW', 'COMPLETED'])).toBeUndefined();
    expect(stepsProblem(['UNDER_REVIEW', 'COMPLETED'])).toMatch(/from DRAFT/);
    expect(stepsProblem(['DRAFT', 'PRELIMINARILY_APPROVED', 'COMPLETED'])).toMatch(/from DRAFT to PREL/);
    expect(stepsProblem(['DRAFT', 'UNDER_REVIEW', 'AWAITING_ADMIN_FEE', 'COMPLETED'])).toMatch(/no transition/);
  });
});
