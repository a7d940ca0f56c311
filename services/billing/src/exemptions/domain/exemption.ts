import type { Day } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { assertAnotherPerson } from '@mumaris/kit/four-eyes';
import { possibleIn, type Transitions } from '@mumaris/kit/transitions';
import { type ExemptionGround, ExemptionDecidedV1, type ExemptionStatus, labelOf, type Text } from '@mumaris/schemas';

/** What a person of finance proposes after the proof was checked, or by a decision of the Secretary-General (BIL-06). */
export interface ExemptionTerms {
  readonly ground: ExemptionGround;
  /** The number of the decision, which every waived invoice shows. */
  readonly decision: string;
  /** Its first and last day in Riyadh; no end when null. */
  readonly from: Day;
  readonly until: Day | null;
  /** The services of which the fees are waived; all when empty. */
  readonly services: readonly string[];
  /** Why, for its holder. */
  readonly reason: Text;
}

/** Something that was done with an exemption. */
export interface ExemptionStep {
  readonly at: Date;
  /** The account that did it. */
  readonly by: string;
  readonly status: ExemptionStatus;
}

/** An exemption from all fees, late and exam fees included (BIL-06). */
export interface Exemption {
  readonly id: string;
  /** `E-482-913-075`: what people call it. */
  readonly number: string;
  readonly accountId: string;
  readonly status: ExemptionStatus;
  /** What the holder wrote to the request; null where finance proposed it by itself. */
  readonly words: string | null;
  /** Null while nobody has proposed any. */
  readonly terms: ExemptionTerms | null;
  readonly steps: readonly ExemptionStep[];
  /** When the invoices that were open were waived for good; null while that goes on. */
  readonly carriedOutAt: Date | null;
}

/** The one table of what may become of an exemption. */
const transitions = {
  PROPOSE: { from: ['REQUESTED', 'PROPOSED'], to: 'PROPOSED' },
  AGREE: { from: ['PROPOSED'], to: 'IN_FORCE' },
  REFUSE: { from: ['REQUESTED', 'PROPOSED'], to: 'REFUSED' },
  REVOKE: { from: ['IN_FORCE'], to: 'REVOKED' },
} as const satisfies Transitions<ExemptionStatus>;
type Action = keyof typeof transitions;

const isPossible = possibleIn<ExemptionStatus, Action>(transitions);

/** The statuses in which an account need not ask again. */
export const statusesRunning = ['REQUESTED', 'PROPOSED', 'IN_FORCE'] as const satisfies readonly ExemptionStatus[];

interface Doing {
  readonly by: string;
  readonly at: Date;
}

/** @throws RuleViolation EXEMPTION_NOT_NOW */
const take = (exemption: Exemption, action: Action, { by, at }: Doing): Exemption => {
  const { to: status } = transitions[action];
  if (!isPossible(exemption, action))
    throw new RuleViolation('EXEMPTION_NOT_NOW', { status: labelOf('ExemptionStatus', exemption.status) });
  return { ...exemption, status, steps: [...exemption.steps, { by, at, status }] };
};

interface Named {
  readonly id: string;
  readonly number: string;
  readonly accountId: string;
}

const opened = (
  named: Named,
  words: string | null,
  status: 'REQUESTED' | 'PROPOSED',
  { by, at }: Doing,
): Exemption => ({
  ...named,
  status,
  words,
  terms: null,
  steps: [{ by, at, status }],
  carriedOutAt: null,
});

/** A relative of a duty martyr asks, and says where the proof is (BIL-06). */
export const requestExemption = (named: Named, words: string, doing: Doing): Change<Exemption> =>
  silent(opened(named, words, 'REQUESTED', doing));

/** @throws RuleViolation EXEMPTION_DAYS_CROSSED */
const assertTerms = ({ from, until }: ExemptionTerms): void => {
  if (until !== null && until < from) throw new RuleViolation('EXEMPTION_DAYS_CROSSED', {}, 'until');
};

/** Nobody proposes, or agrees to, an exemption of one's own. @throws RuleViolation OWN_EXEMPTION */
const assertNotOwn = ({ accountId }: Pick<Exemption, 'accountId'>, { by }: Doing): void => {
  if (by === accountId) throw new RuleViolation('OWN_EXEMPTION');
};

/** Finance proposes an exemption that nobody asked for, by a decision. @throws RuleViolation EXEMPTION_DAYS_CROSSED, OWN_EXEMPTION */
export const openExemption = (named: Named, terms: ExemptionTerms, doing: Doing): Change<Exemption> => {
  assertTerms(terms);
  assertNotOwn(named, doing);
  return silent({ ...opened(named, null, 'PROPOSED', doing), terms });
};

/**
 * Finance proposes what was asked for, or other terms than somebody else did: a second person may have read these already.
 * @throws RuleViolation EXEMPTION_NOT_NOW, EXEMPTION_DAYS_CROSSED, SAME_PERSON, OWN_EXEMPTION
 */
export const proposeExemption = (exemption: Exemption, terms: ExemptionTerms, doing: Doing): Change<Exemption> => {
  assertTerms(terms);
  const taken = take(exemption, 'PROPOSE', doing);
  assertNotOwn(exemption, doing);
  if (exemption.terms) assertAnotherPerson(doing.by, exemption.steps.at(-1)?.by);
  return silent({ ...taken, terms });
};

const decided = ({ id: exemptionId, number, accountId }: Exemption, granted: 'YES' | 'NO', reason: Text) =>
  ExemptionDecidedV1.of({ exemptionId, number, accountId, granted, reason });

/** A second person puts it in force. @throws RuleViolation EXEMPTION_NOT_NOW, SAME_PERSON, OWN_EXEMPTION */
export const agreeToExemption = (exemption: Exemption, doing: Doing): Change<Exemption> => {
  const state = take(exemption, 'AGREE', doing);
  assertAnotherPerson(doing.by, exemption.steps.at(-1)?.by);
  assertNotOwn(exemption, doing);
  if (!state.terms) throw new Error(`exemption ${exemption.id} has no terms`);
  return { state, events: [decided(state, 'YES', state.terms.reason)] };
};

/** Finance refuses it; of what somebody else proposed too. @throws RuleViolation EXEMPTION_NOT_NOW */
export const refuseExemption = (exemption: Exemption, reason: Text, doing: Doing): Change<Exemption> => {
  const state = take(exemption, 'REFUSE', doing);
  return { state, events: [decided(state, 'NO', reason)] };
};

/** Finance takes it back: what was waived before stays waived. @throws RuleViolation EXEMPTION_NOT_NOW */
export const revokeExemption = (exemption: Exemption, reason: Text, doing: Doing): Change<Exemption> => {
  const state = take(exemption, 'REVOKE', doing);
  return { state, events: [decided(state, 'NO', reason)] };
};

/** Whether the fees of a service are waived on a day. */
export const isExempt = ({ status, terms }: Exemption, service: string, day: Day): boolean =>
  status === 'IN_FORCE' &&
  terms !== null &&
  terms.from <= day &&
  (terms.until === null || day <= terms.until) &&
  (!terms.services.length || terms.services.includes(service));
