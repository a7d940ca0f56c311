import { runService } from '@mumaris/kit/service';
import { readConfig } from './config';
import { startGateway } from './gateway';

void runService(() => startGateway(readConfig()));
