// A child of the comparison: Hive Gateway, by its own planner or by the Rust one, over the supergraph of BENCH_SUPERGRAPH.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rivals } from './rivals.mjs';

const load = createRequire(path.join(rivals, 'package.json'));
const { createGatewayRuntime } = load('@graphql-hive/gateway-runtime');
const deduplicates = process.env['BENCH_DEDUPLICATES'] === 'true';

const gateway = createGatewayRuntime({
  supergraph: process.env['BENCH_SUPERGRAPH'],
  ...(process.env['BENCH_PLANNER'] === 'rust' && {
    unifiedGraphHandler: load('@graphql-hive/router-runtime').unifiedGraphHandler,
  }),
  // The first is on unless it is told otherwise, the second off.
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: deduplicates } } },
  inboundInflightRequestDeduplication: deduplicates,
  logging: 'warn',
});
createServer(gateway).listen(Number(process.env['PORT']), '127.0.0.1');
process.on('disconnect', () => process.exit());
