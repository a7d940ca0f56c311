import type { SubgraphName } from '@mumaris/schemas';
import { type ErrorCode, type Failure, failuresOf } from '../errors';
import type { Idempotency, Payload } from '../idempotency/idempotency';
import type { CallerContext } from '../server/start-subgraph';
import { namedCodes } from './named-codes';
import type { BoundVerb } from './verbs';

/** What the resolver of a mutation is called with. */
interface Arguments {
  readonly input?: { readonly idempotencyKey?: string | null } | null;
}

type Resolver<X> = (parent: unknown, args: Arguments, context: X) => Promise<object>;

/** Codes that any mutation may answer with, and none names. */
const ofEvery: readonly ErrorCode[] = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
  'TRY_AGAIN',
  'IDEMPOTENCY_KEY_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
  'ANSWER_LOST',
];

/**
 * Makes the resolver of each mutation: the one place that every change goes through. It answers in the shape of every
 * payload: the fields with no errors, or the rules that said no. Anything else is thrown on and masked.
 * @param onUnnamed told of a code that a mutation's description does not name
 */
export const mutationResolvers = <X extends CallerContext>(
  subgraph: SubgraphName,
  verbs: Readonly<Record<string, BoundVerb<X>>>,
  { carryOut }: Idempotency,
  onUnnamed: (error: Error) => void,
): Record<string, Resolver<X>> => {
  const named = namedCodes(subgraph);

  const orFailures = async (mutation: string, work: () => Promise<Payload>): Promise<Payload> => {
    try {
      return await work();
    } catch (error) {
      const errors = failuresOf(error);
      if (!errors) throw error;
      checkNamed(mutation, errors, error);
      return { errors };
    }
  };

  /** A code that a mutation does not say it answers with is our mistake. */
  const checkNamed = (mutation: string, failures: readonly Failure[], cause: unknown) => {
    const known: readonly string[] = [...(named.get(mutation) ?? []), ...ofEvery];
    const unnamed = failures.find(({ code }) => !known.includes(code));
    if (!unnamed) return;
    onUnnamed(new Error(`${mutation} answers ${unnamed.code}, and its description does not say so`, { cause }));
  };

  const resolve =
    (mutation: string, verb: BoundVerb<X>): Resolver<X> =>
    async (_, args, context) => {
      const { idempotencyKey, ...input } = args.input ?? {};
      const { caller } = context;
      const changed = async () => ({ ...(await verb({ ...input, caller }, context)), errors: [] });
      const carriedOut = async () => {
        const work = async () => ({ payload: await orFailures(mutation, changed), caller: context.caller });
        const answered = await carryOut({ mutation, input, caller, idempotencyKey }, work);
        context.caller = answered.caller;
        return answered.payload;
      };
      return orFailures(mutation, carriedOut);
    };

  return Object.fromEntries(Object.entries(verbs).map(([name, verb]) => [name, resolve(name, verb)]));
};
