import { randomUUID } from 'node:crypto';
import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import { createFieldCipher } from '@mumaris/kit/secrets/cipher';
import type { Language } from '@mumaris/schemas';
import { z } from 'zod';
import type { Rules } from '../domain/rules';
import { createLanes } from '../secrets/lanes';
import type { UsedOnceRepository } from '../store/used-once.repository';
import { newCodeText, readCodeText } from './code-text';
import { drawCode } from './picture';
import { createSpeaker } from './sound';

interface Parts {
  readonly key: Uint8Array;
  readonly rules: Pick<Rules, 'human' | 'humanCode'>;
  readonly solutions: UsedOnceRepository;
}

export interface HumanCode {
  readonly challenge: string;
  /** Both as data URIs: a PNG, and a WAV. */
  readonly picture: string;
  readonly sound: string;
  readonly expiresAt: Date;
}

/** The other way to prove a human (IDN-03): a code of digits and signs that is shown and said. */
export interface CodeCheck {
  /** @throws RuleViolation TRY_AGAIN where too many are being drawn */
  newCode(language: Language): Promise<HumanCode>;
  /** Whether somebody answers a code, and not a puzzle. */
  isAnswer(human: string): boolean;
  /**
   * Takes an answer, once, whether it is right or not: there is no second guess.
   * @throws RuleViolation HUMAN_PROOF_INVALID, HUMAN_PROOF_EXPIRED, HUMAN_PROOF_USED
   */
  accept(human: string): Promise<void>;
}

/** No token of a provider, and no base64, begins like that. */
const mark = 'code.';
const maxAnswerLength = 1_000;

const sealedShape = z.strictObject({ id: z.string(), code: z.string(), expiresAt: z.number() });

const refused = (code: PlainCode) => new RuleViolation(code, {}, 'human');

const dataUri = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString('base64')}`;

/** The challenge carries its code encrypted, so nothing is kept until somebody answers. By the machine's time, as puzzles. */
export const codeCheck = ({ key, rules, solutions }: Parts): CodeCheck => {
  const cipher = createFieldCipher([key], 'identity.human-codes');
  const lanes = createLanes(rules.humanCode.lanes);
  const say = createSpeaker(rules.humanCode);
  const open = (challenge: string) => {
    try {
      return sealedShape.parse(JSON.parse(cipher.decrypt(challenge.slice(mark.length))));
    } catch {
      throw refused('HUMAN_PROOF_INVALID'); // altered, made up, or of another key
    }
  };
  return {
    newCode: (language) =>
      lanes.run(async () => {
        const code = newCodeText(rules.humanCode);
        const expiresAt = new Date(Date.now() + rules.human.expiresAfterMinutes * 60_000);
        const sealed = cipher.encrypt(JSON.stringify({ id: randomUUID(), code, expiresAt: expiresAt.getTime() }));
        const picture = dataUri('image/png', await drawCode(code, rules.humanCode));
        const sound = dataUri('audio/wav', say(code, language));
        return { challenge: mark + sealed, picture, sound, expiresAt };
      }),
    isAnswer: (human) => human.startsWith(mark),
    accept: async (human) => {
      if (human.length > maxAnswerLength) throw refused('HUMAN_PROOF_INVALID');
      const [challenge = '', ...typed] = human.split(' ');
      const { id, code, expiresAt } = open(challenge);
      if (expiresAt < Date.now()) throw refused('HUMAN_PROOF_EXPIRED');
      // Marked first: of ten guesses at once, one counts.
      if (!(await solutions.use(id, new Date(expiresAt)))) throw refused('HUMAN_PROOF_USED');
      if (readCodeText(typed.join(' '), rules.humanCode) !== code) throw refused('HUMAN_PROOF_INVALID');
    },
  };
};
