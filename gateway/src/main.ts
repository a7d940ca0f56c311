import cluster from 'node:cluster';
import { runService } from '@mumaris/kit/service';
import { readConfig } from './config';
import { startGateway } from './gateway';
import { runWorkers } from './workers';

void runService(async () => {
  const config = readConfig();
  return config.WORKERS > 1 && cluster.isPrimary ? runWorkers(config) : startGateway(config);
});
