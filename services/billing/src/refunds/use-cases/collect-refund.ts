import { accountOf, assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Text } from '@mumaris/kit/errors';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { readName } from '@mumaris/kit/text/read-name';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { RefundWay } from '@mumaris/schemas';
import { readSaudiIban } from '../domain/iban';
import { collectRefund as collect, recordPayOut, sendBack } from '../domain/pay-out';
import type { PayOut, Refund } from '../domain/refund';
import type { Deps } from './deps';

export interface CollectRefund {
  readonly refundId: string;
  readonly way: RefundWay;
  readonly iban?: string | null | undefined;
  readonly holder?: string | null | undefined;
  readonly caller: Caller;
}

const longestName = 200;
const longestReference = 100;

/** @throws RuleViolation or RuleViolations REQUIRED, BAD_IBAN, TOO_LONG, NAME_NOT_PLAIN */
const readPayOut = ({ way, iban, holder }: Pick<CollectRefund, 'way' | 'iban' | 'holder'>): PayOut => {
  if (way !== 'IBAN') return { way, iban: null, holder: null };
  return {
    way,
    ...allRead({
      iban: iban ? readSaudiIban(iban, 'iban') : required('', 'iban'),
      holder: required(readName(holder ?? '', longestName, 'holder'), 'holder'),
    }),
  };
};

/**
 * The payer says where a granted refund goes (BIL-09).
 * @throws RuleViolation NOT_FOUND, REFUND_NOT_NOW, REFUND_LAPSED, CARD_NOT_POSSIBLE, and as readPayOut does
 */
export const collectRefund =
  ({ refunds, clock }: Deps) =>
  async ({ refundId, caller, ...said }: CollectRefund): Promise<Refund> => {
    const payOut = readPayOut(said);
    return refunds.update(refundId, (refund) => {
      assertOwner(caller, { accountId: refund.accountId ?? '' });
      return collect(refund, payOut, clock.now());
    });
  };

export interface RecordRefundPaid {
  readonly refundId: string;
  readonly reference: string;
  readonly caller: Caller;
}

/**
 * Finance notes that it paid a refund through the bank (BIL-09).
 * @throws RuleViolation NOT_FOUND, REFUND_NOT_NOW, REFUND_LAPSED, CARD_PAYS_OUT, SAME_PERSON, REQUIRED, TOO_LONG
 */
export const recordRefundPaid =
  ({ refunds, rules, clock }: Deps) =>
  async ({ refundId, caller, reference: typed }: RecordRefundPaid): Promise<Refund> => {
    const { reference } = allRead({ reference: required(readLine(typed, longestReference, 'reference'), 'reference') });
    const paid = { by: accountOf(caller), reference };
    return refunds.update(refundId, (refund) =>
      recordPayOut(refund, paid, { ...rules.refunds, posting: rules.posting }, clock.now()),
    );
  };

/**
 * Finance sends a pay-out back to its payer: the bank did not take it, or the account is somebody else's (BIL-09).
 * @throws RuleViolation NOT_FOUND, REFUND_NOT_NOW, CARD_PAYS_OUT, TEXT_ARABIC, TEXT_ENGLISH
 */
export const sendRefundBack =
  ({ refunds, rules, clock }: Deps) =>
  async ({ refundId, reason: typed }: { readonly refundId: string; readonly reason: Text }): Promise<Refund> => {
    const reason = allRead(readText(typed, rules.refunds.mostWords, ['reason']));
    return refunds.update(refundId, (refund) => sendBack(refund, reason, rules.refunds, clock.now()));
  };
