// npm run equivalence [-- --operations 100000]
// Holds the gateway's answers over drawn federated graphs against one process that has all the data. Build first.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { helpIfAsked } from './platform/help.mjs';

helpIfAsked(`usage: npm run equivalence [-- OPTIONS]   our gateway's answers, and the stock gateway's, against the truth

  --operations N    how many operations are tried, ten in each world (1000)
  --from SEED       the first world (1)
  --worlds N        this many worlds, however many operations that is
  --only N          of each world this operation alone
  --systems NAMES   of stock, apollo-plans, ours, separated by commas
  --show N          how many unknown differences are printed (5)

The last line has the sums; it ends with 1 where a difference is not known. Progress goes to stderr, the rest to stdout.`);

const program = fileURLToPath(new URL('../gateway/test/equivalence/run.cjs', import.meta.url));
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
