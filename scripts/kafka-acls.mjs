// npm run kafka-acls -- [--prefix mumaris] [--bootstrap-server HOST:PORT] [--command-config admin.properties]
// Prints the commands that let each service do on the brokers what the contracts say, and nothing else. The users are the
// names of the services; the brokers allow nothing that no list names (allow.everyone.if.no.acl.found=false).
import { aclsOf } from '@mumaris/kit/events/acls';
import { kafkaTool } from './platform/kafka-tool.mjs';
import { sayErrors } from './platform/say-errors.mjs';

const capital = (/** @type {string} */ word) => word[0] + word.slice(1).toLowerCase();

await sayErrors(() => {
  const tool = kafkaTool(
    'kafka-acls -- …    prints the commands that allow each service what it may do on the brokers',
  );
  for (const { user, resource, name, operations } of tool ? aclsOf(tool.prefix) : []) {
    const allowed = operations.map((operation) => `--operation ${capital(operation)}`).join(' ');
    console.log(
      `kafka-acls.sh ${tool?.where} --add --allow-principal User:${user} ${allowed} --${resource.toLowerCase()} ${name}`,
    );
  }
});
