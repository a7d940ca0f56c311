import { dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { clip } from '@mumaris/kit/text/size';
import { ApplicationRulesChangedV1, type Text } from '@mumaris/schemas';
import { type Application, eventData } from './application';
import type { Rules } from './rules';
import { system, takeStep } from './step';

/** As much as the event has room for. */
const maxText = 2_000;

/** What each version changed from the one that a draft was written by up to another, the earliest first. */
const changesBetween = ({ service, rulesVersion }: Application, to: number, { services }: Rules): Text => {
  const told = services
    .filter(({ code, version }) => code === service && version > rulesVersion && version <= to)
    .toReversed()
    .flatMap(({ changes }) => changes ?? []);
  const inOne = (language: keyof Text) => clip(told.map((changes) => changes[language]).join(' '), maxText);
  return { ar: inOne('ar'), en: inOne('en') };
};

/** A draft moves on to the rules that are in force, and its owner is told what they changed (BIL-01); any other application stays. */
export const onRulesInForce = (application: Application, rules: Rules, now: Date): Change<Application> => {
  if (application.status !== 'DRAFT') return silent(application);
  const { version } = rules.inForce(application.service, dayOf(now));
  if (version === application.rulesVersion) return silent(application);
  const changes = changesBetween(application, version, rules);
  const details = { changes };
  const step = { action: 'MOVE_TO_NEW_RULES', by: system, what: 'MOVED_TO_NEW_RULES', details } as const;
  return {
    state: { ...takeStep(application, step, rules, now), rulesVersion: version },
    events: changes.en ? [ApplicationRulesChangedV1.of({ ...eventData(application), changes })] : [],
  };
};
