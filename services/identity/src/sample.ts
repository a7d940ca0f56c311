import { readFileSync } from 'node:fs';
import { runCommand } from './commands/command';
import { readConfig } from './config';
import { loadSample } from './sample/load-sample';
import { sampleShape } from './sample/people';

// Loads sample data: node dist/sample.js <people.json>
void runCommand(async (assembly) => {
  // Their passwords and second factors stand in the source.
  if (readConfig().NODE_ENV === 'production') throw new Error('Sample accounts are not for production.');
  const file = process.argv[2];
  if (!file) throw new Error('Name the file of sample data: node dist/sample.js <people.json>');
  const sample = sampleShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  return `Sample accounts added: ${await loadSample(assembly, sample)} of ${sample.people.length}`;
});
