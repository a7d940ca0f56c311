import { runCommand } from '@mumaris/kit/command';
import { operationsCommand } from '../publishing/operations-command';

// Published operations: node dist/commands/operations.js publish --client web MANIFEST.json
void runCommand(() => operationsCommand(process.argv.slice(2)));
