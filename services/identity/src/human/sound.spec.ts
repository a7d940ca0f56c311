import { languages } from '@mumaris/schemas';
import { readRules } from '../rules';
import { createSpeaker } from './sound';
import { samplesOf, samplesPerSecond, silence, wavOf } from './wav';

const rules = readRules().humanCode;
const say = createSpeaker(rules);
const longest = rules.signs.map(({ sign }) => sign.repeat(6));

const secondsOf = (wav: Buffer) => samplesOf(wav).length / samplesPerSecond;

describe.each(languages)('in %s', (language) => {
  test('IDN-03 every code is a WAV of 3 to 10 seconds', () => {
    for (const code of ['12+45*', ...longest]) {
      const wav = say(code, language);
      expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 12)).toBe('RIFFWAVE');
      expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
      expect(secondsOf(wav)).toBeGreaterThan(3);
      expect(secondsOf(wav)).toBeLessThan(10);
    }
  });

  test('IDN-03 a code is never said alike: at another speed, with other pauses and noise', () => {
    const said = Array.from({ length: 5 }, () => say('12+45*', language));
    expect(new Set(said.map(String)).size).toBe(5);
    expect(new Set(said.map(({ length }) => length)).size).toBeGreaterThan(1);
  });

  test('IDN-03 words are loud, and its pauses are not silent', () => {
    const samples = samplesOf(say('8', language));
    const pause = samples.subarray(0, (rules.pauseMs.least * samplesPerSecond) / 1_000);
    const loudness = (of: Buffer) => Math.max(...Array.from(of, (sample) => Math.abs(sample - silence)));
    expect(loudness(samples)).toBeGreaterThan(90);
    expect(loudness(pause)).toBeLessThan(20);
    expect(new Set(pause).size).toBeGreaterThan(5);
  });
});

test('IDN-03 another file is no clip', () => {
  expect(samplesOf(wavOf(Buffer.from([1, 2, 3])))).toEqual(Buffer.from([1, 2, 3]));
  expect(() => samplesOf(Buffer.alloc(100))).toThrow('not a WAV file of ours');
});
