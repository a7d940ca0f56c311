// npm run admin -- create --first-name … --last-name … --email … [--language AR|EN]
// npm run admin -- list | rotate-keys | rotate-field-keys | verify-audit
// Identity's commands for its operators: invites the first administrator, whose link it prints, or lists those there are;
// changes keys; checks the audit trail. Takes identity's variables from the environment, or else those of the platform
// that runs here.
import path from 'node:path';
import { helpIfAsked } from './platform/help.mjs';
import { root, run } from './platform/run.mjs';
import { runningEnv } from './platform/running.mjs';
import { sayErrors } from './platform/say-errors.mjs';

const usage = `usage: npm run admin -- <command>
  create --first-name … --last-name … --email … [--language AR|EN]   invites an administrator, by a one-time link
  list                the administrators there are
  rotate-keys         a new signing key out of turn; nobody is signed out
  rotate-field-keys   encrypts everything anew under FIELD_KEY
  verify-audit        holds the audit trail against its hashes`;

const dataDir = path.join(root, '.local/data');
const [command = '', ...rest] = process.argv.slice(2);
const ofAdmins = ['create', 'list'];
const ofKeysAndTrail = ['rotate-keys', 'rotate-field-keys', 'verify-audit'];

helpIfAsked(usage);
await sayErrors(async () => {
  if (![...ofAdmins, ...ofKeysAndTrail].includes(command)) throw new Error(usage);
  const [name, ...told] = ofAdmins.includes(command) ? ['admin', command, ...rest] : [command];
  // Whoever has identity's key has the rest of its variables, too.
  const env = process.env['FIELD_KEY'] ? {} : runningEnv(dataDir, 'identity');
  const program = path.join(root, `services/identity/dist/commands/${name}.js`);
  const { code } = await run(process.execPath, [program, ...told], {
    env: { ...env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error' },
  });
  process.exitCode = code;
});
