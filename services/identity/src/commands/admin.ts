import { adminCommand } from './admin-command';
import { runCommand } from './command';

// The first administrator, by a link and without a password: node dist/commands/admin.js create … | list
void runCommand((assembly) => adminCommand(assembly, process.argv.slice(2)));
