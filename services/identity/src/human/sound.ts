import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '@mumaris/schemas';
import type { Rules } from '../domain/rules';
import { samplesOf, samplesPerSecond, silence, wavOf } from './wav';

const folder = path.join(__dirname, '..', '..', 'sounds');

/** Of the loudest that there is; a voice is about ten times as loud. */
const noise = 0.08;
/** A word is said so much slower or faster at most, in percent. */
const drift = 10;

/** The same word at another speed. */
const atSpeed = (clip: Buffer, percent: number): Uint8Array => {
  const length = Math.floor((clip.length * 100) / percent);
  return new Uint8Array(length).map((_, at) => clip[Math.floor((at * percent) / 100)] ?? silence);
};

const withNoise = (samples: Buffer): Uint8Array => {
  const hiss = randomBytes(samples.length);
  const heard = new Uint8ClampedArray(samples).map((sample, at) => sample + ((hiss[at] ?? silence) - silence) * noise);
  return new Uint8Array(heard.buffer);
};

/**
 * Says codes by clips that are joined: each word at a speed of its own, with pauses of any length, in noise. The clips are
 * read once.
 * @returns what gives a WAV file of a code
 */
export const createSpeaker = ({ signs, pauseMs }: Rules['humanCode']) => {
  const clipsOf = (language: Language) =>
    new Map(
      signs.map(({ sign, name }) => [
        sign,
        samplesOf(readFileSync(path.join(folder, language.toLowerCase(), `${name}.wav`))),
      ]),
    );
  const clips: Record<Language, Map<string, Buffer>> = { AR: clipsOf('AR'), EN: clipsOf('EN') };
  const pause = () => {
    const ms = randomInt(pauseMs.least, pauseMs.most + 1);
    return Buffer.alloc(Math.round((ms * samplesPerSecond) / 1_000), silence);
  };
  return (code: string, language: Language): Buffer => {
    const words = [...code].flatMap((sign) => {
      const clip = clips[language].get(sign);
      return clip ? [pause(), atSpeed(clip, randomInt(100 - drift, 100 + drift + 1))] : [];
    });
    return wavOf(withNoise(Buffer.concat([...words, pause()])));
  };
};
