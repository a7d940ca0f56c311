import path from 'node:path';
import { lookUpRules } from '@mumaris/kit/limits/look-up-rules';
import { loadRules } from '@mumaris/kit/rules';
import { z } from 'zod';

const file = path.join(__dirname, '..', 'rules', 'look-ups.yaml');

const shape = z.strictObject({ applicationStatus: lookUpRules, verifyCredential: lookUpRules });

/** Reads rules/look-ups.yaml. @throws when it is not what its shape says */
export const loadLookUpRules = () => loadRules(file, shape);
