import type { Caller } from '../auth/caller';
import type { CallerContext } from '../server/start-subgraph';

/** What a use case is told: the mutation's input, and who sends it. */
type Command<I> = I & { readonly caller: Caller };

/** A use case: stands on its parts, and carries out one command. */
type UseCase<D, C, R> = (deps: D) => (command: C) => R | Promise<R>;

/** A payload without what the kit adds to each: every field is there, if only as null. */
type Answer<P> = { readonly [F in Exclude<keyof P, 'errors'>]-?: P[F] | undefined };

/** One row: which use case a mutation is, and how its result lies in the payload. */
interface Verb<D, C, A, X, K = keyof C> {
  bind(deps: D): (command: C, context: X) => Promise<A>;
  /** For the compiler alone: what of a command the use case heeds, so that no field of an input is asked for in vain. */
  readonly heeds?: (field: K) => void;
}

/** A mutation that is bound to what it stands on. */
export type BoundVerb<X> = (command: Command<object>, context: X) => Promise<object>;

/** The mutations of a contract, as codegen writes them: what each is given and what it answers with. */
type Contracts<M> = { readonly [K in keyof M]: { readonly input: object; readonly payload: object } };

/**
 * The table of a service's mutations, typed by its contract: a row for each, whose use case heeds every field of the
 * input and whose result has the fields of the payload, by their names and types.
 */
export type Verbs<M extends Contracts<M>, D, X extends CallerContext> = {
  readonly [K in keyof M]: Verb<
    D,
    Command<M[K]['input']>,
    Answer<M[K]['payload']>,
    X,
    Exclude<keyof M[K]['input'], 'idempotencyKey'>
  >;
};

/** Its result is the payload, or is made one of by `present`. */
export const answersAll = <D, C, R, A = R, X = unknown>(
  useCase: UseCase<D, C, R>,
  present: (result: R, context: X) => A = (result) => result as unknown as A,
): Verb<D, C, A, X> => ({
  bind: (deps) => {
    const work = useCase(deps);
    return async (command, context) => present(await work(command), context);
  },
});

/** Its result is one field of the payload. */
export const answersWith = <F extends string, D, C, R>(
  field: F,
  useCase: UseCase<D, C, R>,
): Verb<D, C, Readonly<Record<F, R>>, unknown> =>
  answersAll(useCase, (result) => ({ [field]: result }) as Record<F, R>);

/** There is nothing to answer but that it went well. */
export const answersNothing = <D, C>(useCase: UseCase<D, C, void>): Verb<D, C, object, unknown> =>
  answersAll(useCase, () => ({}));

/** The rows of a table, each bound to the parts of the service. */
export const bindVerbs = <D, X>(
  table: Readonly<Record<string, Verb<D, never, object, X, never>>>,
  deps: D,
): Record<string, BoundVerb<X>> =>
  Object.fromEntries(Object.entries(table).map(([name, verb]) => [name, verb.bind(deps) as BoundVerb<X>]));
