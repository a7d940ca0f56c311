import { addDays, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { revoke, setCondition, type StandingDeps, suspend } from './standing';

/** What has become of somebody's registration in the sample; one in grace was granted so that it has ended. */
export type SampleLife = 'GRACE' | 'SUSPENDED' | 'CONDITION' | 'REVOKED';

const days = { suspended: 30, conditioned: 180 };

const wording = {
  ar: 'يمارس المهنة تحت إشراف ممارس من رتبة أعلى، ولا يعمل في المناوبات الليلية منفردًا.',
  en: 'Practises under the supervision of somebody of a higher rank, and not alone at night.',
};

/** What is done to the registration of each life. */
const done: Readonly<
  Record<SampleLife, (deps: StandingDeps) => (practitionerId: string, tx: Transaction) => Promise<unknown>>
> = {
  GRACE: () => () => Promise.resolve(),
  SUSPENDED: (deps) => (practitionerId, tx) => {
    const from = deps.clock.now();
    const until = endOfDay(addDays(dayOf(from), days.suspended));
    return suspend(deps)({ practitionerId, id: `san_sample_${practitionerId}`, from, until }, tx);
  },
  CONDITION: (deps) => (practitionerId, tx) => {
    const startsOn = dayOf(deps.clock.now());
    const order = { id: `con_sample_${practitionerId}`, kind: 'SUPERVISION', wording, startsOn } as const;
    return setCondition(deps)({ ...order, practitionerId, lastDay: addDays(startsOn, days.conditioned) }, tx);
  },
  REVOKED: (deps) => (practitionerId, tx) => revoke(deps)({ practitionerId }, tx),
};

/** Lets somebody's registration live what the sample says; again it changes nothing. */
export const liveSampleRegistration =
  (deps: StandingDeps & { readonly transact: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T> }) =>
  (practitionerId: string, life: SampleLife): Promise<unknown> =>
    deps.transact((tx) => done[life](deps)(practitionerId, tx));
