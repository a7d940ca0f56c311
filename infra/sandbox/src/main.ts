import { loadConfig } from './config';
import { jsonLog } from './log';
import { startSandbox } from './sandbox';

const STOP_TIME_OUT_MS = 10_000;

const run = async (): Promise<void> => {
  const sandbox = await startSandbox(loadConfig(), jsonLog);
  jsonLog('sandbox.started', { url: sandbox.url, smtpUrl: sandbox.smtpUrl });
  const stop = (signal: NodeJS.Signals): void => {
    jsonLog('sandbox.stopping', { signal });
    setTimeout(() => process.exit(1), STOP_TIME_OUT_MS).unref();
    sandbox.stop().then(
      () => process.exit(0),
      (problem: unknown) => {
        jsonLog('sandbox.stop-problem', { problem: String(problem) });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

run().catch((problem: unknown) => {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
  process.exitCode = 1;
});
