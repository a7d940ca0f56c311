/** A resolver as codegen types it. */
type Resolver<A, T> = (parent: never, args: A, context: never, info: never) => T;

/** Whether an object holds a field as the graph shows it, so that nobody has to resolve it: not one with arguments. */
type Holds<F, P, K> =
  NonNullable<F> extends Resolver<infer A, infer T>
    ? K extends keyof P
      ? string extends keyof A
        ? P[K] extends Awaited<T> | undefined
          ? true
          : false
        : false
      : false
    : true;

/** The fields of a type that its objects do not hold: each needs a resolver. */
type Needed<R, P> = {
  readonly [K in keyof R as K extends `__${string}` ? never : Holds<R[K], P, K> extends true ? never : K]-?: R[K];
};

/** A pair for each type of the graph: its resolvers, and its objects as they reach them. */
type Pairs<T> = { readonly [K in keyof T]: { readonly resolvers: object; readonly object: unknown } };

/** The resolvers that a service has to bring, so that one that was forgotten does not compile. */
export type NeededResolvers<T extends Pairs<T>> = {
  readonly [K in keyof T as keyof Needed<T[K]['resolvers'], T[K]['object']> extends never ? never : K]: Needed<
    T[K]['resolvers'],
    T[K]['object']
  >;
};
