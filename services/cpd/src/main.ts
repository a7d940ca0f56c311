import { runService, startService } from '@mumaris/kit/service';
import { readConfig } from './config';
import { wire } from './wire';

void runService(() => startService('cpd', readConfig(), wire));
