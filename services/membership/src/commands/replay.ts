import { runCommand } from '@mumaris/kit/command';
import { replayCommand } from '../applications';

// A decision is run again: node dist/commands/replay.js FILE …
void runCommand(async () => {
  const { said, same } = await replayCommand(process.argv.slice(2));
  if (!same) process.exitCode = 1;
  return said;
});
