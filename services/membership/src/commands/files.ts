import { filesCommand } from '../files';
import { runCommand } from './run-command';
import { withStore } from './with-store';

// Files from before: node dist/commands/files.js import FILE …
runCommand(() => filesCommand(process.argv.slice(2), withStore));
