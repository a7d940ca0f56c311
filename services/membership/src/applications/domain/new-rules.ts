import { dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { ApplicationRulesChangedV1 } from '@mumaris/schemas';
import { type Application, eventData } from './application';
import type { Rules } from './rules';
import { system, takeStep } from './step';

/** A draft moves on to the rules that are in force, and its owner is told what they changed (BIL-01); any other application stays. */
export const onRulesInForce = (application: Application, rules: Rules, now: Date): Change<Application> => {
  if (application.status !== 'DRAFT') return silent(application);
  const { version, changes } = rules.inForce(application.service, dayOf(now));
  if (version === application.rulesVersion) return silent(application);
  const details = { changes: changes ?? { ar: '', en: '' } };
  const step = { action: 'MOVE_TO_NEW_RULES', by: system, what: 'MOVED_TO_NEW_RULES', details } as const;
  return {
    state: { ...takeStep(application, step, rules, now), rulesVersion: version },
    events: changes ? [ApplicationRulesChangedV1.of({ ...eventData(application), changes })] : [],
  };
};
