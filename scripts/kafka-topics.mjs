// npm run kafka-topics -- [--prefix mumaris] [--bootstrap-server HOST:PORT] [--command-config admin.properties]
// Prints the commands that create the topics of every service on a cluster, with their retention, sizes and replication.
import { replication, topicsOf } from '@mumaris/kit/events/topics';
import { kafkaTool } from './platform/kafka-tool.mjs';
import { sayErrors } from './platform/say-errors.mjs';

const { factor, ...safety } = replication;

await sayErrors(() => {
  const tool = kafkaTool('kafka-topics -- …    prints the commands that create the topics of every service');
  for (const { topic, numPartitions, configEntries } of tool ? topicsOf(tool.prefix) : []) {
    const entries = [
      ...configEntries,
      ...Object.entries(safety).map(([name, value]) => ({ name, value: String(value) })),
    ];
    const configs = entries.map(({ name, value }) => `--config ${name}=${value}`).join(' ');
    console.log(
      `kafka-topics.sh ${tool?.where} --create --if-not-exists --topic ${topic} --partitions ${numPartitions} --replication-factor ${factor} ${configs}`,
    );
  }
});
