import { verifyTrail } from '@mumaris/kit/audit/verify-trail';
import { runCommand } from './command';

// Holds the whole audit trail against its hashes: node dist/commands/verify-audit.js. Ends with 1 where it does not hold.
void runCommand(async ({ trail }) => {
  const { subjects, entries, problems } = await verifyTrail(trail, (read) =>
    process.stderr.write(`… ${read} entries\n`),
  );
  if (problems.length) throw new Error(`The audit trail does not hold:\n  ${problems.join('\n  ')}`);
  return `The audit trail holds: ${entries} entries of ${subjects} accounts and employers.`;
});
