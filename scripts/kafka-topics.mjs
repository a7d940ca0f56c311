// npm run kafka-topics -- [--prefix mumaris] [--bootstrap-server HOST:PORT] [--command-config admin.properties]
// Prints the commands that create the topics of every service on a cluster, with their retention, sizes and replication.
import { parseArgs } from 'node:util';
import { replication, topicsOf } from '@mumaris/kit/events/topics';

const { values } = parseArgs({
  options: {
    prefix: { type: 'string', default: 'mumaris' },
    'bootstrap-server': { type: 'string', default: 'localhost:9092' },
    'command-config': { type: 'string', default: 'admin.properties' },
  },
});
const where = `--bootstrap-server ${values['bootstrap-server']} --command-config ${values['command-config']}`;
const { factor, ...safety } = replication;

for (const { topic, numPartitions, configEntries } of topicsOf(values.prefix)) {
  const entries = [
    ...configEntries,
    ...Object.entries(safety).map(([name, value]) => ({ name, value: String(value) })),
  ];
  const configs = entries.map(({ name, value }) => `--config ${name}=${value}`).join(' ');
  console.log(
    `kafka-topics.sh ${where} --create --if-not-exists --topic ${topic} --partitions ${numPartitions} --replication-factor ${factor} ${configs}`,
  );
}
