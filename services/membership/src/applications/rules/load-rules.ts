import path from 'node:path';
import { loadRules as read } from '@mumaris/kit/rules';
import { type Rules, rulesOf } from '../domain/rules';
import { lifecycleRules } from './lifecycle-rules';
import { serviceRules } from './service-rules';

const folder = path.join(__dirname, '..', '..', '..', 'rules', 'applications');

/** Reads rules/applications/*.yaml. @throws when a file is not what its shape says; the message names each place */
export const loadRules = (): Rules =>
  rulesOf({
    ...read(path.join(folder, 'services.yaml'), serviceRules),
    lifecycle: read(path.join(folder, 'lifecycle.yaml'), lifecycleRules),
  });
