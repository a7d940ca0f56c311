// `npm run timing`: comparisons of time, such as who could tell by it whether an account exists; on servers of its own.
import { helpIfAsked } from './platform/help.mjs';
import { run } from './platform/run.mjs';

helpIfAsked('usage: npm run timing   comparisons of time, for a machine that does nothing else');
const comparisons = ['npm', 'run', 'timing', '--workspaces', '--if-present'];
const { code } = await run(process.execPath, ['scripts/with-servers.mjs', ...comparisons]);
process.exitCode = code;
