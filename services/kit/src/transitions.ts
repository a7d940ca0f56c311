/** The one table of what may become of something: from which statuses each action takes it to which. */
export type Transitions<Status extends string, Action extends string = string> = Readonly<
  Record<Action, { readonly from: readonly Status[]; readonly to: Status }>
>;

/** Whether a table lets an action be taken of what is in a status. */
export const possibleIn =
  <Status extends string, Action extends string>(transitions: Transitions<Status, Action>) =>
  ({ status }: { readonly status: Status }, action: Action): boolean =>
    transitions[action].from.includes(status);
