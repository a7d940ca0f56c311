import { parseArgs } from 'node:util';

/** What Kafka takes as a name; its own bound of 249 leaves room for what comes after a prefix. */
const kafkaName = /^[A-Za-z0-9._-]{1,100}$/;

/** A word as a shell takes it for one. @param {string} text */
const quoted = (text) => (/^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/**
 * What commands for Kafka's own tools are printed for.
 * @param {string} what the command's name and what it prints, for --help
 * @returns {{ prefix: string, where: string } | undefined} where: how a tool reaches the brokers; nothing where help was asked for, and given
 * @throws where the prefix is no name to Kafka
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
  const { prefix, 'bootstrap-server': server, 'command-config': config } = values;
  if (!kafkaName.test(prefix))
    throw new Error(
      `--prefix takes letters, digits, dots, dashes and underscores of ASCII, 100 at most: not ${prefix}`,
    );
  return { prefix, where: `--bootstrap-server ${quoted(server)} --command-config ${quoted(config)}` };
}
