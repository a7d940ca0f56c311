import { knownDifferences } from './differences';

/** What the README tells of the differences: one by one, by whose they are. */
export const listDifferences = (): string =>
  Object.entries(knownDifferences)
    .map(([whose, differences]) => {
      const lines = differences.map(({ name, right, why }) => {
        const words = why.replaceAll(/\s+/g, ' ').trim();
        return `- **${name}**${right === 'truth' ? '' : ` (right: ${right})`}. ${words}`;
      });
      return `### Of ${whose}\n\n${lines.join('\n')}\n`;
    })
    .join('\n');
