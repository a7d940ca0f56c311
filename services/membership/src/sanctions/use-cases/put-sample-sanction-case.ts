import { addDays, type Day, dayOf } from '@mumaris/kit/calendar';
import { newId, newNumber } from '@mumaris/kit/id';
import type { SampleLife } from '../../credentials';
import type { Practitioner } from '../../profile';
import { answerCase, carryCase, giveNotice, openCase, proposeSanction } from '../domain/case-course';
import type { Sanction } from '../domain/sanction';
import type { Deps } from './deps';
import { impose } from './impose';

const wording = {
  ar: 'يمارس المهنة تحت إشراف ممارس من رتبة أعلى، ولا يعمل في المناوبات الليلية منفردًا.',
  en: 'Practises under the supervision of somebody of a higher rank, and not alone at night.',
};
const particulars = {
  ar: 'تكرر خطأ في إعطاء الأدوية في القسم الذي تعملون فيه خلال الشهر الماضي.',
  en: 'Errors in giving medicines were repeated in the department in which you work during the last month.',
};
const answer = 'راجعتُ ما ورد في الإشعار، وأرفقتُ لدى جهة عملي ما يوضح ملابسات كل حالة.';

/** What the committee has decided on somebody of each life; null where the case still waits for the answer. */
const sanctions: Readonly<Record<SampleLife, (today: Day) => Sanction | null>> = {
  GRACE: () => null,
  SUSPENDED: (today) => ({ kind: 'SUSPENSION', until: addDays(today, 30), condition: null }),
  CONDITION: (today) => ({
    ...{ kind: 'CONDITION', until: addDays(today, 180) },
    condition: { kind: 'SUPERVISION', wording },
  }),
  REVOKED: () => ({ kind: 'REVOCATION', until: null, condition: null }),
};

/** Gives somebody of the sample a case, and the sanction that it came to; who has one keeps it as it is. Nobody is written to. @param by the account of who leads it */
export const putSampleSanctionCase =
  (deps: Deps) =>
  ({ id: practitionerId, accountId, profile }: Practitioner, life: SampleLife, by: string): Promise<void> =>
    deps.transact(async (tx) => {
      const { sanctionCases, sanctionRules: rules, clock } = deps;
      if ((await sanctionCases.ofPractitioners([practitionerId], tx)).length) return;
      const now = clock.now();
      const opening = {
        ...{ id: newId('cas'), number: newNumber('D'), practitionerId, accountId, holder: profile.name },
        ...{ ground: 'PATIENT_SAFETY', particulars, by },
      };
      const { state: told } = giveNotice(openCase(opening, rules, now).state, rules, now);
      const sanction = sanctions[life](dayOf(now));
      if (!sanction) return void (await sanctionCases.insert({ state: told }, tx));
      const { state: answered } = answerCase(told, { text: answer, documentIds: [] }, rules, now);
      const { state: proposed } = proposeSanction(answered, { sanction, by }, rules, now);
      const id = newId('dec');
      const reached = await impose(deps, { practitionerId, id, sanction }, tx);
      const decided = { id, reason: rules.usualReason, credentialIds: reached.map((one) => one.id) };
      await sanctionCases.insert({ state: carryCase(proposed, decided, rules, now).state }, tx);
    });
