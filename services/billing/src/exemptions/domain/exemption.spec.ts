import { RuleViolation } from '@mumaris/kit/errors';
import {
  agreeToExemption,
  type Exemption,
  type ExemptionTerms,
  isExempt,
  openExemption,
  proposeExemption,
  refuseExemption,
  requestExemption,
  revokeExemption,
} from './exemption';

const at = new Date('2026-11-22T09:00:00.000Z');
const reason = { ar: 'ثبتت القرابة.', en: 'The relation is proven.' };
const named = { id: 'exm_1', number: 'E-482-913-075', accountId: 'acc_1' };
const terms: ExemptionTerms = {
  ground: 'MARTYR_RELATIVE',
  decision: 'DM-2026-004',
  from: '2026-11-22',
  until: '2027-11-21',
  services: [],
  reason,
};
const [hind, saad] = [
  { by: 'acc_hind', at },
  { by: 'acc_saad', at },
];

const requested = requestExemption(named, 'ابن الشهيد', { by: 'acc_1', at }).state;
const proposed = proposeExemption(requested, terms, hind).state;
const inForce = agreeToExemption(proposed, saad).state;

const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof RuleViolation) return String(error.code);
    throw error;
  }
};

describe('BIL-06 an exemption takes two people of finance', () => {
  it('is in force once the second agrees, and its holder hears of it', () => {
    expect(refusal(() => agreeToExemption(proposed, hind))).toBe('SAME_PERSON');
    const { state, events } = agreeToExemption(proposed, saad);
    expect([state.status, state.terms]).toEqual(['IN_FORCE', terms]);
    expect(events?.map(({ type }) => type)).toEqual(['sa.mumaris.billing.exemption-decided.v1']);
  });

  it('whoever proposes other terms is the first again', () => {
    const other = proposeExemption(proposed, { ...terms, until: null }, saad).state;
    expect(refusal(() => agreeToExemption(other, saad))).toBe('SAME_PERSON');
    expect(agreeToExemption(other, hind).state.status).toBe('IN_FORCE');
  });

  it('whoever proposed does not replace it, once a second person may have read it', () => {
    expect(refusal(() => proposeExemption(proposed, { ...terms, until: null }, hind))).toBe('SAME_PERSON');
  });

  it('is nobody’s own to propose or agree to', () => {
    const own = { by: 'acc_1', at };
    expect(refusal(() => openExemption(named, terms, own))).toBe('OWN_EXEMPTION');
    expect(refusal(() => proposeExemption(requested, terms, own))).toBe('OWN_EXEMPTION');
    expect(refusal(() => agreeToExemption(proposed, own))).toBe('OWN_EXEMPTION');
  });

  it('by a decision of the Secretary-General needs no request', () => {
    const opened = openExemption(named, { ...terms, ground: 'SECRETARY_GENERAL' }, hind).state;
    expect(opened.status).toBe('PROPOSED');
    expect(agreeToExemption(opened, saad).state.status).toBe('IN_FORCE');
  });

  it('is refused by one, and revoked by one', () => {
    expect(refuseExemption(requested, reason, hind).state.status).toBe('REFUSED');
    expect(refuseExemption(proposed, reason, saad).state.status).toBe('REFUSED');
    expect(revokeExemption(inForce, reason, hind).state.status).toBe('REVOKED');
  });

  it('nothing follows what has no way on', () => {
    const ended: Exemption[] = [
      refuseExemption(requested, reason, hind).state,
      revokeExemption(inForce, reason, hind).state,
    ];
    for (const state of ended)
      for (const work of [
        () => proposeExemption(state, terms, hind),
        () => agreeToExemption(state, saad),
        () => refuseExemption(state, reason, hind),
        () => revokeExemption(state, reason, hind),
      ])
        expect(refusal(work)).toBe('EXEMPTION_NOT_NOW');
    expect(refusal(() => agreeToExemption(requested, hind))).toBe('EXEMPTION_NOT_NOW');
    expect(refusal(() => proposeExemption(requested, { ...terms, until: '2026-11-21' }, hind))).toBe(
      'EXEMPTION_DAYS_CROSSED',
    );
  });
});

describe('BIL-06 what an exemption waives', () => {
  it.each([
    ['2026-11-21', false],
    ['2026-11-22', true],
    ['2027-11-21', true],
    ['2027-11-22', false],
  ])('on %s: %s', (day, exempt) => expect(isExempt(inForce, 'REGISTRATION', day)).toBe(exempt));

  it('the fees of its services, or of all; and nothing before it is in force or after it is revoked', () => {
    const some = { ...inForce, terms: { ...terms, services: ['REGISTRATION'] } };
    expect(['REGISTRATION', 'GOOD_STANDING'].map((service) => isExempt(some, service, '2026-12-01'))).toEqual([
      true,
      false,
    ]);
    const endless = { ...inForce, terms: { ...terms, until: null } };
    expect(isExempt(endless, 'REGISTRATION', '2099-01-01')).toBe(true);
    for (const state of [requested, proposed, revokeExemption(inForce, reason, hind).state])
      expect(isExempt(state, 'REGISTRATION', '2026-12-01')).toBe(false);
  });
});
