import { type Sent, send } from './send';
import type { Subgraph } from './subgraph';

interface PassedAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  readonly text: string;
}

/**
 * Asks a subgraph for what is no graph: what it serves beside it, with its query.
 * @throws the connection's own error, or the time-out's
 */
export const passOn = async (subgraph: Subgraph, sent: Sent): Promise<PassedAnswer> => {
  const { status, headers, text } = await send(subgraph, { ...sent, path: `${subgraph.basePath}${sent.path}` });
  const header = (wanted: string) => {
    const value = headers[wanted];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return { status, header, text };
};
