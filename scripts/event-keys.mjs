// npm run event-keys -- add --service NAME --file KEYS.json
// npm run event-keys -- list --file KEYS.json
// npm run event-keys -- drop --kid KID --file KEYS.json
// The keys by which services sign their events. To rotate one: add it, give the file to every service (EVENT_KEYS_FILE), then the
// private key that was printed to its service (EVENT_SIGNING_KEY); 30 days later, drop the old one.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { newEventKey, readKeySet, withoutKey, writeKeySet } from './event-keys/key-set.mjs';
import { serviceNamed } from './platform/processes.mjs';
import { sayErrors } from './platform/say-errors.mjs';

const usage = `usage: npm run event-keys -- add --service NAME --file KEYS.json     prints the private key
       npm run event-keys -- list --file KEYS.json
       npm run event-keys -- drop --kid KID --file KEYS.json`;

await sayErrors(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      file: { type: 'string' },
      kid: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command] = positionals;
  const { service, file, kid } = values;
  if (values.help) console.log(usage);
  else if (command === 'add' && service && file) {
    const { own, known } = newEventKey(serviceNamed(service));
    // The first key begins the file.
    const before = existsSync(file) ? readKeySet(file) : [];
    writeKeySet(file, [...before, known]);
    console.log(JSON.stringify(own));
  } else if (command === 'list' && file)
    for (const key of readKeySet(file)) console.log(`${key.kid}  ${key.service}  since ${key.since}`);
  else if (command === 'drop' && kid && file) writeKeySet(file, withoutKey(readKeySet(file), kid));
  else throw new Error(usage);
});
