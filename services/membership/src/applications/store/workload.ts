import { maxTimeMS } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { Happening } from '../domain/happening';
import type { ReviewerLoad, ServiceLoad } from '../domain/workload';
import { applicationModel } from './application.model';

/** Figures of the review desk. */
export interface Workload {
  /** The services with something under review, the longest waiting first. */
  ofServices(): Promise<ServiceLoad[]>;
  /** Reviewers who have something in hand or decided something after a moment, at most 1,000; those with most in hand first. */
  ofReviewers(after: Date): Promise<ReviewerLoad[]>;
}

const deeds = ['RETURNED', 'APPROVED', 'REJECTED'] as const satisfies readonly Happening[];

/** Counted where the rows lie. */
export const createWorkload = (connection: Connection): Workload => {
  const model = applicationModel(connection);
  const held = { $ifNull: ['$claim.reviewerId', null] };
  const count = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
  const did = (what: (typeof deeds)[number]) => count({ $eq: ['$what', what] });

  return {
    ofServices: () =>
      model
        .aggregate<ServiceLoad>([
          { $match: { status: 'UNDER_REVIEW' } },
          {
            $group: {
              _id: '$service',
              waiting: { $sum: 1 },
              claimed: count({ $ne: [held, null] }),
              oldestSince: { $min: '$queuedAt' },
            },
          },
          { $sort: { oldestSince: 1, _id: 1 } },
          { $project: { _id: 0, service: '$_id', waiting: 1, claimed: 1, oldestSince: 1 } },
        ])
        .option({ maxTimeMS }),

    ofReviewers: (after) =>
      model
        .aggregate<ReviewerLoad>([
          { $match: { updatedAt: { $gt: after }, 'timeline.what': { $in: deeds } } },
          { $project: { timeline: 1 } },
          { $unwind: '$timeline' },
          { $replaceWith: '$timeline' },
          { $match: { at: { $gt: after }, what: { $in: deeds } } },
          { $project: { reviewerId: '$actorId', what: 1 } },
          {
            $unionWith: {
              coll: model.collection.name,
              pipeline: [
                { $match: { status: 'UNDER_REVIEW', 'claim.until': { $exists: true } } },
                { $project: { _id: 0, reviewerId: '$claim.reviewerId', what: 'CLAIMED' } },
              ],
            },
          },
          {
            $group: {
              _id: '$reviewerId',
              claimed: count({ $eq: ['$what', 'CLAIMED'] }),
              returned: did('RETURNED'),
              approved: did('APPROVED'),
              rejected: did('REJECTED'),
            },
          },
          { $sort: { claimed: -1, _id: 1 } },
          { $limit: 1_000 },
          { $project: { _id: 0, reviewerId: '$_id', claimed: 1, returned: 1, approved: 1, rejected: 1 } },
        ])
        .option({ maxTimeMS }),
  };
};
