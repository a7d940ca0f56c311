// npm run kafka-acls -- [--prefix mumaris] [--bootstrap-server HOST:PORT] [--command-config admin.properties]
// Prints the commands that let each service do on the brokers what the contracts say, and nothing else. The users are the
// names of the services; the brokers allow nothing that no list names (allow.everyone.if.no.acl.found=false).
import { parseArgs } from 'node:util';
import { aclsOf } from '@mumaris/kit/events/acls';

const { values } = parseArgs({
  options: {
    prefix: { type: 'string', default: 'mumaris' },
    'bootstrap-server': { type: 'string', default: 'localhost:9092' },
    'command-config': { type: 'string', default: 'admin.properties' },
  },
});
const where = `--bootstrap-server ${values['bootstrap-server']} --command-config ${values['command-config']}`;
const capital = (/** @type {string} */ word) => word[0] + word.slice(1).toLowerCase();

for (const { user, resource, name, operations } of aclsOf(values.prefix)) {
  const allowed = operations.map((operation) => `--operation ${capital(operation)}`).join(' ');
  console.log(
    `kafka-acls.sh ${where} --add --allow-principal User:${user} ${allowed} --${resource.toLowerCase()} ${name}`,
  );
}
