/** One of the things that a client takes, and how much it likes it: from 0, not at all, to 1. */
export interface Range {
  readonly name: string;
  readonly quality: number;
}

const qualityOf = (parameters: readonly string[]): number => {
  const quality = parameters.find((one) => /^q ?=/.test(one));
  return quality === undefined ? 1 : Number(quality.slice(quality.indexOf('=') + 1)) || 0;
};

/** Reads a header by which a client says what it takes, in the order in which it says so. */
export const rangesOf = (header: string): Range[] =>
  header
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
      return { name, quality: qualityOf(parameters) };
    });
