import { z } from 'zod';
import { KEPT, keepNewest, type SandboxState, type TakenPayment } from './sandbox-state';

type Source = TakenPayment['source'];

/** Which page of a provider's payments is asked for. */
export const takenQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Lists a payment that was taken, in the words of the notification that tells of it. */
export const listTaken = (state: SandboxState, source: Source, data: TakenPayment['data']): void =>
  keepNewest(state.taken, { number: (state.taken.at(-1)?.number ?? 0) + 1, source, data }, KEPT.taken);

/** A page of what a provider took, oldest first. */
export const takenAfter = (state: SandboxState, source: Source, { after, limit }: z.infer<typeof takenQuery>) => {
  const later = state.taken.filter((one) => one.source === source && one.number > after);
  const page = later.slice(0, limit);
  return {
    payments: page.map(({ data }) => data),
    next: String(page.at(-1)?.number ?? after),
    more: later.length > page.length,
  };
};
