import type { Finding } from './try-worlds';

/** All that is needed to look at a finding, and to bring it back. */
export const printFinding = ({ system, worldSeed, operationNumber, ...finding }: Finding): string => {
  const {
    world,
    operation,
    truth,
    answer: { plan: _plan, ...answer },
    differences,
  } = finding;
  return [
    `${system} answers world ${worldSeed}, operation ${operationNumber} otherwise than the truth:`,
    ...differences.map(({ kind, path, detail }) => `  ${kind} at ${path.join('.') || 'the root'}: ${detail}`),
    `Again: npm run equivalence -- --from ${worldSeed} --worlds 1 --only ${operationNumber}`,
    ...Object.entries(world.sdls).map(([name, sdl]) => `# subgraph ${name}\n${sdl.slice(sdl.indexOf('\n') + 1)}`),
    operation.query,
    JSON.stringify(operation.variables),
    `truth  ${JSON.stringify(truth)}`,
    `${system.padEnd(6)} ${JSON.stringify(answer)}`,
  ].join('\n');
};
