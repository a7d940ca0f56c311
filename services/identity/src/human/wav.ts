/** Of all our sounds: 8 bits a sample, one channel. */
export const samplesPerSecond = 11_025;
export const silence = 128;

const headerBytes = 44;

/** A WAV file of samples of 8 bits. */
export const wavOf = (samples: Uint8Array): Buffer => {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(headerBytes - 8 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16); // bytes of the format
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // channels
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond, 28); // bytes a second
  header.writeUInt16LE(1, 32); // bytes a sample
  header.writeUInt16LE(8, 34); // bits a sample
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
};

/** The samples of a file that `wavOf` made. @throws where it is another one */
export const samplesOf = (wav: Buffer): Buffer => {
  const samples = wav.subarray(headerBytes);
  if (!wavOf(samples).equals(wav)) throw new Error('not a WAV file of ours');
  return samples;
};
