import { addDays, type Day } from '@mumaris/kit/calendar';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import type { Model, PipelineStage } from 'mongoose';
import type { Application } from '../domain/application';
import type { Months, PromiseCount } from '../domain/promise-figures';
import type { ServiceCode } from '../domain/service';

/** How many promises of a service were kept or missed by month of decision, and are overdue by month of promise. */
export type CountPromises = (service: ServiceCode, months: Months, today: Day) => Promise<PromiseCount[]>;

/** Days are compared as text: every day of a month lies within. */
const daysOf = ({ from, to }: Months) => ({ $gte: `${from}-01`, $lte: `${to}-31` });
const monthOf = (day: string) => ({ $substrBytes: [day, 0, '2026-11'.length] });

interface Group {
  readonly _id: Pick<PromiseCount, 'month' | 'state'> & { readonly workingDays?: number };
  readonly count: number;
}

/** Both are answered by an index alone. */
const pipelines = (service: ServiceCode, months: Months, today: Day): PipelineStage[][] => {
  const days = daysOf(months);
  const yesterday = addDays(today, -1);
  const overdue = { ...days, $lte: yesterday < days.$lte ? yesterday : days.$lte };
  return [
    [
      { $match: { service, 'promise.decidedOn': days } },
      {
        $group: {
          _id: { month: monthOf('$promise.decidedOn'), state: '$promise.state', workingDays: '$promise.workingDays' },
          count: { $sum: 1 },
        },
      },
    ],
    [
      { $match: { service, 'promise.state': 'RUNNING', 'promise.by': overdue } },
      { $group: { _id: { month: monthOf('$promise.by'), state: 'OVERDUE' }, count: { $sum: 1 } } },
    ],
  ];
};

export const promiseCounts =
  (model: Model<Stored<Application>>): CountPromises =>
  async (service, months, today) => {
    const found = await Promise.all(
      pipelines(service, months, today).map((pipeline) => model.aggregate<Group>(pipeline)),
    );
    return found.flat().map(({ _id: { workingDays = null, ...group }, count }) => ({ ...group, workingDays, count }));
  };
