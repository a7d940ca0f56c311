import { runCommand } from './command';
import { resealAll } from '../use-cases/reseal-all';

// Encrypts everything anew under FIELD_KEY, what OTHER_FIELD_KEYS encrypted included: node dist/commands/rotate-field-keys.js
void runCommand(async (assembly) => {
  const done = await resealAll(assembly, (what, count) => process.stderr.write(`… ${count} ${what}\n`));
  return `Encrypted anew: ${Object.entries(done)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}. OTHER_FIELD_KEYS can be emptied now.`;
});
