import { dayOf } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/schemas';
import { centreOf, examOf, type ExamRules } from './exam-rules';

/** What is told of a sitting wherever it is told of. */
interface Held {
  readonly number: string;
  readonly exam: string;
  readonly centre: string;
  readonly startsAt: Date;
}

/** The time of the clock on a centre's wall. */
const wallTime = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false }).format(at);

const wallDay = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** When it begins by the centre's own clock, with its day where that is another than in Riyadh. */
export const localTimeOf = ({ centre, startsAt }: Pick<Held, 'centre' | 'startsAt'>, rules: ExamRules): Text => {
  const { zone, city } = centreOf(centre, rules);
  const [time, day] = [wallTime(startsAt, zone), wallDay(startsAt, zone)];
  const other = day === dayOf(startsAt) ? '' : day;
  return {
    ar: `${time} بتوقيت ${city.ar}${other && `، يوم \u2068${other}\u2069`}`,
    en: `${time} ${city.en} time${other && `, on ${other}`}`,
  };
};

/** What every event about a sitting says of it. */
export const sittingData = (sitting: Held, rules: ExamRules) => ({
  sitting: sitting.number,
  exam: examOf(sitting.exam, rules).name,
  centre: centreOf(sitting.centre, rules).name,
  startsAt: sitting.startsAt.toISOString(),
  localTime: localTimeOf(sitting, rules),
});
