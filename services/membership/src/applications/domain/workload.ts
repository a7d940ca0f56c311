/** What waits of one service. */
export interface ServiceLoad {
  readonly service: string;
  readonly waiting: number;
  readonly claimed: number;
  /** Since when the longest has waited. */
  readonly oldestSince: Date;
}

/** What one reviewer has in hand, and did after a moment. */
export interface ReviewerLoad {
  readonly reviewerId: string;
  readonly claimed: number;
  readonly returned: number;
  readonly approved: number;
  readonly rejected: number;
}
