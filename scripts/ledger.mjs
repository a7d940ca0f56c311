// npm run ledger -- --help
// Holds billing's ledger against itself, the invoices and the payments, or reads it. Takes billing's variables from the environment, or
// else those of the platform that runs here.
import { runServiceCommand } from './platform/service-command.mjs';

await runServiceCommand('billing', 'ledger');
