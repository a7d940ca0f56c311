import { parseArgs } from 'node:util';

/**
 * What commands for Kafka's own tools are printed for.
 * @param {string} what the command's name and what it prints, for --help
 * @returns {{ prefix: string, where: string } | undefined} where: how a tool reaches the brokers; nothing where help was asked for, and given
 */
export function kafkaTool(what) {
  const { values } = parseArgs({
    options: {
      prefix: { type: 'string', default: 'mumaris' },
      'bootstrap-server': { type: 'string', default: 'localhost:9092' },
      'command-config': { type: 'string', default: 'admin.properties' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(`usage: npm run ${what}
  --prefix NAME                  the first word of topics and consumer groups; mumaris if not said
  --bootstrap-server HOST:PORT   localhost:9092 if not said
  --command-config FILE          how the administrator proves itself; admin.properties if not said`);
    return undefined;
  }
  const where = `--bootstrap-server ${values['bootstrap-server']} --command-config ${values['command-config']}`;
  return { prefix: values.prefix, where };
}
