// node scripts/human-clips.mjs
// Makes services/identity/sounds: each sign of rules/human-code.yaml, said by espeak-ng (which has to be installed) in both
// languages. Build first. What it makes is committed: nothing needs it but a change of the words.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const identity = path.join(path.dirname(fileURLToPath(import.meta.url)), '../services/identity');
const load = createRequire(path.join(identity, 'package.json'));
const { readRules } = load('./dist/rules.js');
const { samplesPerSecond, silence, wavOf } = load('./dist/human/wav.js');

const voices = /** @type {const} */ ({ ar: 'ar', en: 'en-gb' });
const wordsAMinute = '140';
const spokenPerSecond = 22_050;
const headerBytes = 44;
/** Quieter than this part of the loudest is no part of the word. */
const quiet = 0.03;
/** How loud the loudest is, of 128. */
const loudest = 115;

/** What espeak-ng says, of 16 bits a sample. */
const spoken = (/** @type {string} */ voice, /** @type {string} */ word) => {
  const wav = execFileSync('espeak-ng', ['-v', voice, '-s', wordsAMinute, '-z', '--stdout', word]);
  if (wav.readUInt32LE(24) !== spokenPerSecond) throw new Error('another rate than expected');
  return Array.from({ length: Math.floor((wav.length - headerBytes) / 2) }, (_, index) =>
    wav.readInt16LE(headerBytes + 2 * index),
  );
};

/** Every two samples as one: the mean keeps what is too high for the new rate out. */
const halved = (/** @type {number[]} */ samples) =>
  Array.from({ length: Math.floor(samples.length / 2) }, (_, index) => {
    const [one = 0, other = 0] = samples.slice(2 * index, 2 * index + 2);
    return (one + other) / 2;
  });

const clipOf = (/** @type {string} */ voice, /** @type {string} */ word) => {
  if (samplesPerSecond * 2 !== spokenPerSecond) throw new Error('another rate than half of what is spoken');
  const samples = halved(spoken(voice, word));
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const heard = (/** @type {number} */ sample) => Math.abs(sample) > quiet * peak;
  const word8 = samples.slice(samples.findIndex(heard), samples.findLastIndex(heard) + 1);
  return wavOf(Uint8Array.from(word8, (sample) => silence + Math.round((sample / peak) * loudest)));
};

for (const [language, voice] of Object.entries(voices)) {
  const folder = path.join(identity, 'sounds', language);
  mkdirSync(folder, { recursive: true });
  for (const { name, words } of readRules().humanCode.signs)
    writeFileSync(path.join(folder, `${name}.wav`), clipOf(voice, words[language]));
}
