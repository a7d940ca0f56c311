import { printSchema } from 'graphql';
import { createApolloPlanner } from './apollo-planner';
import type { Plan } from './plan';
import type { PlannerInside, PlannerName } from './planner';
import { createRustPlanner } from './rust-planner';

/** What the gateway asks of the process: a supergraph first, then plans over it, one after another. */
export type Request =
  | { readonly kind: 'load'; readonly supergraphSdl: string; readonly by: PlannerName }
  | { readonly kind: 'plan'; readonly query: string; readonly by: PlannerName };

/** What it answers each request with. */
export type Response =
  | { readonly kind: 'loaded'; readonly schemaSdl: string; readonly by: PlannerName }
  | { readonly kind: 'planned'; readonly plan?: Plan; readonly by: PlannerName }
  | { readonly kind: 'failed'; readonly message: string };

const create = { rust: createRustPlanner, apollo: createApolloPlanner } satisfies Record<PlannerName, unknown>;

/** The planners of one supergraph. Apollo's is made when it is first needed: it takes its time and memory. */
const planners = () => {
  const made = new Map<PlannerName, Promise<PlannerInside>>();
  let sdl = '';
  const planner = (name: PlannerName): Promise<PlannerInside> => {
    const known = made.get(name) ?? create[name](sdl);
    made.set(name, known);
    return known;
  };
  /** By the first that can; what none can fails as the last one says. */
  const byEither = async <T>(first: PlannerName, work: (planner: PlannerInside, by: PlannerName) => T): Promise<T> => {
    try {
      return work(await planner(first), first);
    } catch (error) {
      if (first === 'apollo') throw error;
      return work(await planner('apollo'), 'apollo');
    }
  };
  return {
    load: (supergraphSdl: string, first: PlannerName) => {
      sdl = supergraphSdl;
      made.clear();
      return byEither(first, ({ schema }, by) => ({ kind: 'loaded', schemaSdl: printSchema(schema), by }) as const);
    },
    plan: (query: string, first: PlannerName) =>
      byEither(first, (one, by) => {
        const plan = one.plan(query);
        return { kind: 'planned', ...(plan && { plan }), by } as const;
      }),
  };
};

/** Plans in a process of its own, so that a planner that ends its process, or thinks for long, keeps nobody else from theirs. */
const serve = (): void => {
  const { load, plan } = planners();
  const answer = (request: Request): Promise<Response> =>
    request.kind === 'load' ? load(request.supergraphSdl, request.by) : plan(request.query, request.by);
  process.on('message', (request: Request) => {
    void answer(request)
      .catch((error: unknown): Response => ({ kind: 'failed', message: String(error) }))
      .then((response) => process.send?.(response));
  });
  process.on('disconnect', () => process.exit());
};

serve();
