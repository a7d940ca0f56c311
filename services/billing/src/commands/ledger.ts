import { runCommand } from '@mumaris/kit/command';
import { ledgerCommand } from '../ledger';
import { withLedger } from './with-ledger';

// The ledger is verified and read: node dist/commands/ledger.js verify
void runCommand(() => ledgerCommand(process.argv.slice(2), withLedger));
