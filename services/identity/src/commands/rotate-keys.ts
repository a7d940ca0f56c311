import { runCommand } from './command';

// A rotation out of turn; nobody is signed out by it: node dist/commands/rotate-keys.js
void runCommand(async ({ keyRing }) => `New signing key: ${await keyRing.rotate()}`);
