import { runCommand } from './command';

// A rotation out of turn; nobody is signed out by it: node dist/rotate-keys.js
void runCommand(async ({ keyRing }) => `New signing key: ${await keyRing.rotate()}`);
