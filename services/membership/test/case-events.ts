import type { Change } from '@mumaris/kit/change';
import { type Appealable, confirmDecision, lodge, proposeDecision } from '../src/appeals/domain/appeal';
import { closeCase, giveNotice, openCase } from '../src/sanctions/domain/case-course';
import { confirmInterim, endInterim, proposeInterim } from '../src/sanctions/domain/interim';
import { loadSanctionRules } from '../src/sanctions/rules/load-rules';

const rules = loadSanctionRules(['DISCIPLINE']);
const now = new Date('2027-01-04T11:00:00Z');
const words = { ar: 'لسبب وجيه.', en: 'For a good reason.' };
const person = { practitionerId: 'pra_1', accountId: 'acc_1', holder: words };
const opening = { id: 'cas_1', number: 'D-1', ...person, ground: 'PATIENT_SAFETY', particulars: words, by: 'acc_lead' };
const opened = openCase(opening, rules, now).state;
const notified = giveNotice(opened, rules, now);
const suspended = confirmInterim(
  proposeInterim(opened, { by: 'acc_lead', reason: words }, now).state,
  'acc_general',
  rules,
  now,
);
const decision: Appealable = {
  ...{ subject: 'SANCTION', subjectId: 'cas_1', subjectNumber: 'D-1', decisionId: 'dec_1', ...person },
  ...{ toldAt: now, tookPart: [] },
};
const lodged = lodge(
  decision,
  { id: 'apl_1', number: 'P-1', grounds: 'لا.', documentIds: [] },
  { days: 30 },
  now,
).state;
const by = (accountId: string) => ({ by: accountId, isRelative: false });
const proposed = proposeDecision(lodged, { outcome: 'STANDS', reason: words, person: by('acc_2') }, now).state;

/** Everything that cases and appeals say, each once. */
export const caseChanges: readonly Pick<Change<unknown>, 'events'>[] = [
  notified,
  closeCase(notified.state, { reason: words, by: 'acc_lead' }, rules, now),
  suspended,
  // Said to its practitioner, and to who opened the case.
  { events: endInterim(suspended.state, now).events?.slice(0, 1) ?? [] },
  confirmDecision(proposed, { person: by('acc_3'), agree: true }, now),
];
