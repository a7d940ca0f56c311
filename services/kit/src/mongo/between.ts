/** What lies between two instants, both in it; open on a side where there is none. */
export interface Between {
  readonly first?: Date | undefined;
  readonly last?: Date | undefined;
}

/** What finds the rows whose field lies between two instants. */
export const between = (field: string, { first, last }: Between): object =>
  first || last ? { [field]: { ...(first && { $gte: first }), ...(last && { $lte: last }) } } : {};
