import { runCommand } from '@mumaris/kit/command';
import { rehearseCommand } from '../applications';
import { withStoreAsItIs } from './with-store';

// Proposed rules are tried: node dist/commands/rehearse.js RULES_FILE …
void runCommand(() => rehearseCommand(process.argv.slice(2), withStoreAsItIs));
