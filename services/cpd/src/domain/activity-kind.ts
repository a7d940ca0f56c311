export const activityKinds = ['TRADITIONAL', 'SELF_LEARNING'] as const;
/** Conferences and courses, or what a practitioner learns alone (CPD-01). */
export type ActivityKind = (typeof activityKinds)[number];

export const activityStatuses = ['PENDING', 'RECOGNISED', 'DECLINED'] as const;
/** Whether the hours count (CPD-03). */
export type ActivityStatus = (typeof activityStatuses)[number];
