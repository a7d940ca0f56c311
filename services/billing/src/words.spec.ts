import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import { faultsInMessage, type Spoken } from '@mumaris/kit/testing/speech/faults-in-message';
import type { Text } from '@mumaris/schemas';
import { chartOfAccountsShape } from './ledger/rules/chart-of-accounts';
import { loadBillingRules } from './assemble';

const { fees, payment, seller, taxes, papers } = loadBillingRules();
const { note, ...movements } = papers.statement;
const { accounts } = loadRules(path.join(__dirname, '..', 'rules', 'accounts.yaml'), chartOfAccountsShape);

const spoken = (form: Spoken['form'], texts: Readonly<Record<string, Text>>): Spoken[] =>
  Object.entries(texts).map(([name, message]) => ({ name, message, form }));

test.each([
  ...spoken('LABEL', fees.services),
  ...spoken('LABEL', fees.lines),
  ...spoken('LABEL', accounts),
  ...spoken('SENTENCES', payment.declines),
  ...spoken('SENTENCES', payment.notPayable),
  ...spoken('LABEL', { name: seller.name, address: seller.address }),
  ...spoken('LABEL', taxes),
  ...spoken('LABEL', papers.titles),
  ...spoken('LABEL', papers.labels),
  ...spoken('LABEL', movements),
  ...spoken('SENTENCES', { note }),
])('BIL-01, BIL-11, NTF-06 $name reads well in both languages', (one) => {
  expect(faultsInMessage(one)).toEqual([]);
});
