import { RuleViolation } from '@mumaris/kit/errors';
import type { RefundGround } from '@mumaris/schemas';
import { rules } from '../../../test/fixtures';
import { agrees } from '../../ledger/domain/booked';
import { isBalanced, type Posting } from '../../ledger/domain/ledger';
import { bookedRefund } from './booked-refund';
import { decideRefund, escalateRefund } from './decide-refund';
import { openRefund, requestRefund } from './open-refund';
import { collectRefund, failPayOut, lapseRefund, payRefund, recordPayOut, sendBack } from './pay-out';
import type { Refund } from './refund';
import type { RefundQuote } from './refund-quote';

const now = new Date('2026-01-20T09:00:00.000Z');
const [hind, saad, reem] = ['acc_hind', 'acc_saad', 'acc_reem'];
const reason = { ar: 'لم تُقدَّم الخدمة.', en: 'The service was not provided.' };
const all = { ...rules.refunds, posting: rules.posting };
const payer = {
  invoiceId: 'inv_1',
  invoiceNumber: 'INV-2026-00000042',
  applicationId: 'app_1',
  accountId: 'acc_1',
  practitionerId: 'pra_1',
  paymentId: 'pay_1',
  method: 'CARD',
  providerPaymentId: 'card-1',
} as const;
const named = { id: 'rfd_1', number: 'R-482-913-075', payer };

const requested = requestRefund(
  named,
  { ground: 'NOT_PROVIDED', words: '', firstRequestedAt: null },
  rules.refunds,
  now,
).state;

const quoteOf = (refundable: number): RefundQuote => ({
  amount: refundable,
  fees: [{ kind: 'SERVICE', amount: 70_000, refundable, rule: 'HALF', lastDay: '2026-02-20' }],
});

interface Word {
  by?: string;
  approve?: boolean;
  amount?: number;
  ground?: RefundGround;
  at?: Date;
}

const decide = (refund: Refund, word: Word = {}) => {
  const { by = hind, approve = true, amount = 35_000, ground = 'NOT_PROVIDED', at = now } = word;
  return decideRefund(refund, { by, approve, ground, reason, quote: quoteOf(amount), why: reason }, all, at);
};

const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof RuleViolation) return String(error.code);
    throw error;
  }
};

const card = { way: 'CARD', iban: null, holder: null } as const;
const granted = decide(requested).state;
const paying = collectRefund(granted, card, now).state;

describe('BIL-09 the time to decide and to collect', () => {
  it('asked on 20 January, it is to be decided by the end of 4 February, whatever days these are', () => {
    expect(requested.decideBy?.toISOString()).toBe('2026-02-04T20:59:59.999Z');
  });

  it.each([
    ['2026-01-25T20:30:00.000Z', '2026-02-08T20:59:59.999Z'],
    ['2026-01-25T21:00:00.000Z', '2026-02-09T20:59:59.999Z'],
  ])('granted %s, it is to be collected by %s', (at, by) => {
    expect(decide(requested, { at: new Date(at) }).state.collectBy?.toISOString()).toBe(by);
  });

  it('tells once that it is late, in the millisecond after', () => {
    const last = new Date('2026-02-04T20:59:59.999Z');
    expect(escalateRefund(requested, last).state).toBe(requested);
    const late = escalateRefund(requested, new Date(last.getTime() + 1));
    expect(late.events?.map(({ type }) => type)).toEqual(['sa.mumaris.billing.refund-overdue.v1']);
    expect(escalateRefund(late.state, new Date(last.getTime() + 2)).state).toBe(late.state);
  });

  it('lapses in the millisecond after, and is income again', () => {
    const { collectBy } = granted;
    const after = new Date((collectBy?.getTime() ?? 0) + 1);
    expect(lapseRefund(granted, rules.posting, collectBy ?? now).state).toBe(granted);
    const { state, postings } = lapseRefund(granted, rules.posting, after);
    expect(state.status).toBe('LAPSED');
    expect(postings[0]?.entries).toEqual([
      { account: 'refunds-payable', debit: 35_000, credit: 0 },
      { account: 'fee-income:service', debit: 0, credit: 35_000 },
    ]);
    expect(refusal(() => collectRefund(granted, card, after))).toBe('REFUND_LAPSED');
    expect(refusal(() => recordPayOut(granted, { by: reem, reference: 'X' }, all, after))).toBe('REFUND_LAPSED');
  });

  it('one that lapsed and is asked for again counts from its first request', () => {
    const first = new Date('2026-01-20T09:00:00.000Z');
    const at = new Date('2026-03-02T09:00:00.000Z');
    const ask = { ground: 'NOT_PROVIDED', words: '', firstRequestedAt: first } as const;
    const again = requestRefund(named, ask, rules.refunds, at).state;
    expect([again.firstRequestedAt, again.requestedAt]).toEqual([first, at]);
    expect(again.decideBy?.toISOString()).toBe('2026-03-17T20:59:59.999Z');
  });
});

describe('BIL-09 who decides', () => {
  it('one person up to the limit, two above it, on the same ground', () => {
    expect(decide(requested, { amount: 50_000 }).state.status).toBe('APPROVED');
    const first = decide(requested, { amount: 50_001 });
    expect([first.state.status, first.state.amount, first.postings]).toEqual(['SECOND_LOOK', 0, []]);
    expect(refusal(() => decide(first.state, { amount: 50_001 }))).toBe('SAME_PERSON');
    const other = decide(first.state, { amount: 50_001, by: saad });
    expect([other.state.status, other.state.amount, other.postings.length]).toEqual(['APPROVED', 50_001, 1]);
  });

  it('the second person agrees on the same ground, or to so little that one would do', () => {
    const first = decide(requested, { amount: 70_000 }).state;
    expect(refusal(() => decide(first, { amount: 60_000, by: saad, ground: 'EXEMPT' }))).toBe('GROUND_DIFFERS');
    expect(decide(first, { amount: 35_000, by: saad, ground: 'EXEMPT' }).state.amount).toBe(35_000);
  });

  it('a word against it ends it, also the second one; nothing is booked', () => {
    const { state, postings, events } = decide(requested, { approve: false });
    expect([state.status, postings.length]).toEqual(['DECLINED', 0]);
    expect(events?.map(({ type }) => type)).toEqual(['sa.mumaris.billing.refund-declined.v1']);
    const first = decide(requested, { amount: 70_000 }).state;
    expect(decide(first, { approve: false, by: saad }).state.status).toBe('DECLINED');
  });

  it('nobody grants nothing', () => {
    expect(refusal(() => decide(requested, { amount: 0 }))).toBe('NOTHING_TO_REFUND');
    expect(decide(requested, { amount: 0, approve: false }).state.status).toBe('DECLINED');
  });

  it('a decision that was taken stands', () => {
    for (const state of [granted, paying, decide(requested, { approve: false }).state])
      for (const approve of [true, false])
        expect(refusal(() => decide(state, { by: saad, approve }))).toBe('REFUND_NOT_NOW');
  });
});

describe('BIL-09 BIL-10 paying out', () => {
  const inRiyadh = { way: 'IBAN', iban: 'SA0380000000608010167519', holder: 'نورة' } as const;

  it('to the card that paid, out of what the card provider owes us', () => {
    const { state, postings } = payRefund(paying, 'crf-1', rules.posting, now);
    expect([state.status, state.payOutReference]).toEqual(['PAID', 'crf-1']);
    expect(postings[0]?.entries).toEqual([
      { account: 'refunds-payable', debit: 35_000, credit: 0 },
      { account: 'clearing:card', debit: 0, credit: 35_000 },
    ]);
  });

  it('to an account or by hand, out of our own; not by who granted it where that took two', () => {
    const two = decide(decide(requested, { amount: 60_000 }).state, { amount: 60_000, by: saad }).state;
    for (const by of [hind, saad])
      expect(refusal(() => recordPayOut(two, { by, reference: 'T-1' }, all, now))).toBe('SAME_PERSON');
    const { state, postings } = recordPayOut(
      collectRefund(two, inRiyadh, now).state,
      { by: reem, reference: 'T-1' },
      all,
      now,
    );
    expect(state.payOut).toEqual(inRiyadh);
    expect(postings[0]?.entries[1]).toEqual({ account: 'bank:pay-outs', debit: 0, credit: 60_000 });
    expect(recordPayOut(granted, { by: hind, reference: 'T-2' }, all, now).state.payOut?.way).toBe('BY_HAND');
  });

  it('a card that is on its way is not paid by hand as well', () => {
    expect(refusal(() => recordPayOut(paying, { by: reem, reference: 'T-1' }, all, now))).toBe('CARD_PAYS_OUT');
  });

  it('a card that is refused leaves every other way, and the whole time for it', () => {
    const later = new Date('2026-02-02T09:00:00.000Z');
    const failed = failPayOut(paying, rules.refunds, later).state;
    expect([failed.status, failed.collectBy?.toISOString()]).toEqual(['APPROVED', '2026-02-16T20:59:59.999Z']);
    expect(refusal(() => collectRefund(failed, card, later))).toBe('CARD_NOT_POSSIBLE');
    expect(collectRefund(failed, inRiyadh, later).state.status).toBe('PAYING');
  });

  it('money that did not come by card does not go back to one', () => {
    const sadad = { ...granted, method: 'SADAD' } as const;
    expect(refusal(() => collectRefund(sadad, card, now))).toBe('CARD_NOT_POSSIBLE');
  });
});

describe('BIL-05 BIL-07 money that was never owed', () => {
  it('is on its way to its card at once, and waits without an end for the account of who paid at a bank', () => {
    const toCard = openRefund(named, 70_000, now);
    expect([toCard.state.status, toCard.state.payOut, toCard.postings]).toEqual(['PAYING', card, []]);
    const atBank = openRefund({ ...named, payer: { ...payer, method: 'SADAD' } }, 70_000, now).state;
    expect([atBank.status, atBank.collectBy]).toEqual(['APPROVED', null]);
    expect(lapseRefund(atBank, rules.posting, new Date('2036-01-01T00:00:00Z')).state).toBe(atBank);
  });
});

describe('BIL-10 what is booked of a refund is what it says of itself', () => {
  const paths: [string, Refund, Posting[]][] = [
    ['asked for', requested, []],
    ['granted', granted, [...decide(requested).postings]],
    [
      'paid',
      payRefund(paying, 'crf-1', rules.posting, now).state,
      [...decide(requested).postings, ...payRefund(paying, 'crf-1', rules.posting, now).postings],
    ],
  ];
  it.each(paths)('%s', (_, refund, postings) => {
    for (const { entries } of postings) expect(isBalanced(entries)).toBe(true);
    expect(agrees(bookedRefund(refund, rules.posting), postings)).toBe(true);
  });
});

describe('BIL-09 a pay-out that does not arrive', () => {
  const toIban = { way: 'IBAN', iban: 'SA0380000000608010167519', holder: 'دونالد داك' } as const;
  const toBank = collectRefund(granted, toIban, now).state;

  it('goes back to its payer with the reason, who has the whole time again', () => {
    const later = new Date('2026-02-01T09:00:00.000Z');
    const { state, events } = sendBack(toBank, reason, rules.refunds, later);
    expect(state).toMatchObject({ status: 'APPROVED', payOut: null, collectBy: new Date('2026-02-15T20:59:59.999Z') });
    expect(events).toMatchObject([{ type: 'sa.mumaris.billing.refund-sent-back.v1', data: { reason } }]);
    expect(collectRefund(state, toIban, later).state.status).toBe('PAYING');
  });

  it('is sent back while it is being paid alone, and never from a card', () => {
    expect(refusal(() => sendBack(granted, reason, rules.refunds, now))).toBe('REFUND_NOT_NOW');
    expect(refusal(() => sendBack(paying, reason, rules.refunds, now))).toBe('CARD_PAYS_OUT');
  });
});
