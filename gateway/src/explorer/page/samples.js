import order from '../operations/order.json';

const texts = import.meta.glob('../operations/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob('../operations/*.variables.json', { query: '?raw', import: 'default', eager: true });

/** The first line of a file names it: `# Arabic · English`. */
const titleOf = (text) => {
  const [ar = '', en = ''] = text.split('\n', 1)[0].replace(/^#\s*/, '').split(' · ');
  // A rule's id stays on one line.
  return { ar, en: en.replaceAll(/(?<=[A-Z])-(?=\d)/g, '\u2011') };
};

const sampleOf = (id) => {
  const query = texts[`../operations/${id}.graphql`];
  return {
    id,
    query,
    variables: variables[`../operations/${id}.variables.json`] ?? '',
    title: titleOf(query),
    kind: /^mutation\b/m.test(query) ? 'mutation' : 'query',
  };
};

/** The sample operations in the order of a journey, by its chapters, each with its variables as text. */
export const chapters = order.map(({ title, operations }) => ({ title, samples: operations.map(sampleOf) }));
