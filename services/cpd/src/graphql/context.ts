import type { CallerContext } from '@mumaris/kit/server/start-subgraph';
import type { Reads } from '../use-cases/reads';

/** What every resolver of this service gets; the reads live as long as one request. */
export type Context = CallerContext & Reads;
