// A child of the comparison: Apollo Gateway as its documentation starts it, over the supergraph of BENCH_SUPERGRAPH.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../platform/run.mjs';

const load = createRequire(path.join(root, 'gateway/package.json'));
const { ApolloGateway } = load('@apollo/gateway');
const { ApolloServer } = load('@apollo/server');
const { startStandaloneServer } = load('@apollo/server/standalone');

const supergraphSdl = readFileSync(process.env['BENCH_SUPERGRAPH'] ?? '', 'utf8');
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(process.env['PORT']) } });
process.on('disconnect', () => process.exit());
