import { runCommand } from '@mumaris/kit/command';
import { filesCommand } from '../files';
import { withStore } from './with-store';

// Files from before: node dist/commands/files.js import FILE …
void runCommand(() => filesCommand(process.argv.slice(2), withStore));
