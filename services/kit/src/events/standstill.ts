import type { Kafka } from 'kafkajs';
import type { Check } from '../health';
import { endsWithin } from '../within';

interface Options {
  /** When the consumer last showed that it works. */
  lastSignAt(): number;
  brokerAnswers(): Promise<boolean>;
  patienceMs: number;
  now?: () => number;
}

/** Whole seconds of a span in ms, as people read them. */
export const seconds = (ms: number) => Math.round(ms / 1_000);

/**
 * A consumer that stands still while the broker answers is ill, and a restart may mend it. One that waits for a broker that is
 * away needs none: the process serves without it.
 */
export const standstillCheck = ({ lastSignAt, brokerAnswers, patienceMs, now = Date.now }: Options): Check => {
  let answeringSince: number | undefined;
  return async () => {
    const stillFor = now() - lastSignAt();
    if (stillFor <= patienceMs) {
      answeringSince = undefined;
      return `heartbeat ${seconds(stillFor)} s ago`;
    }
    if (!(await brokerAnswers())) {
      answeringSince = undefined;
      return `the broker does not answer; heartbeat ${seconds(stillFor)} s ago`;
    }
    answeringSince ??= now();
    if (now() - answeringSince > patienceMs)
      throw new Error(`stands still for ${seconds(stillFor)} s while the broker answers`);
    return `the broker answers again; heartbeat ${seconds(stillFor)} s ago`;
  };
};

const probeMs = 1_500;

/** Asks the broker whether it is there, by a connection of its own. */
export const brokerProbe = (kafka: Kafka) => async (): Promise<boolean> => {
  const admin = kafka.admin({ retry: { retries: 0 } });
  let answered = false;
  const asked = admin
    .connect()
    .then(() => admin.describeCluster())
    .then(() => (answered = true));
  await endsWithin(asked, probeMs);
  void admin.disconnect().catch(() => undefined);
  return answered;
};
