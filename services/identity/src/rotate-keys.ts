import { runCommand } from './command';

// A rotation at once, for when a key may be known to others: node dist/rotate-keys.js
void runCommand(async ({ keyRing }) => `New signing key: ${await keyRing.rotate()}`);
