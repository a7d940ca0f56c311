import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLogger } from '@mumaris/kit/log';
import { type PublishingConfig, readPublishingConfig } from '../config';
import { clientName, label, maxManifests, maxOperations } from '../published/published-file';
import { type Figures, withManifest, withoutOlder } from './change-published';
import { checkDocuments } from './check-documents';
import { type Fault, readManifest } from './manifest';
import { changeStored, readStored } from './stored-file';

const usualKeep = 10;
/** So many wrong operations are named. */
const maxNamed = 50;

const usage = `usage: npm run operations -- publish --client NAME [--label TEXT] [--keep N] MANIFEST.json
       npm run operations -- retire --client NAME --keep N
       npm run operations -- list
Publishes the operations of a frontend. The gateway then answers requests that name one by the SHA-256 of its text instead of
sending the text: {"documentId": "sha256:<hex>", "variables": {…}}, or as Apollo Client's persisted queries do.

  publish   checks every operation against the graph and the gateway's limits, and publishes all of them, or none where one is wrong
            --client NAME   which frontend: small letters, digits and hyphens, such as web
            --label TEXT    what you call this version, such as 1.4.0 or a commit
            --keep N        so many manifests of the client are kept, ${usualKeep} unless said otherwise, ${maxManifests} at most; an operation
                            is answered while one of them has it, so that apps which are already deployed live on
  retire    keeps the last N manifests of a client; with 0 all its operations go
  list      who published what, and when

MANIFEST.json is what your build writes, with up to ${maxOperations} operations; either of
  {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id", "name", "type", "body"}, …]}
                                                     npx generate-persisted-query-manifest   (@apollo/generate-persisted-query-manifest)
  {"<SHA-256 of the text, in hex>": "<text>", …}     graphql-codegen's client preset with persistedDocuments: { hashAlgorithm: 'sha256' };
                                                     Relay with persistConfig: { file, algorithm: 'SHA256' }

OPERATIONS_PATH is the file that the gateway reads; it is that of the platform of \`npm start\` unless said otherwise, and counts within
seconds. SUPERGRAPH_PATH, INTROSPECTION and the limits (MAX_…) are the gateway's; set them here where they are set there. The command is
part of what \`npm start\` or \`npm run build\` builds.`;

const readArguments = (args: string[]) => {
  const text = { type: 'string' } as const;
  const options = { client: text, label: text, keep: text, help: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`, { cause: error });
  }
};

type Told = ReturnType<typeof readArguments>['values'];

const clientOf = ({ client }: Told): string => {
  const { success, data } = clientName.safeParse(client);
  if (!success) throw new Error('--client takes a name of small letters, digits and hyphens, such as web');
  return data;
};

const keepOf = (keep: string, least: number): number => {
  const count = Number(keep);
  if (!/^\d+$/.test(keep) || count < least || count > maxManifests)
    throw new Error(`--keep takes a number from ${least} to ${maxManifests}`);
  return count;
};

const labelOf = ({ label: told }: Told): string | undefined => {
  if (told !== undefined && !label.safeParse(told).success)
    throw new Error('--label takes one line of up to 100 characters');
  return told;
};

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

const refused = (faults: readonly Fault[]): Error => {
  const lines = faults.slice(0, maxNamed).map(({ title, why }) => `  ${title}: ${why}`);
  const more = faults.length > maxNamed ? [`  … and ${faults.length - maxNamed} more`] : [];
  const these = faults.length === 1 ? 'This is wrong' : `These ${faults.length} are wrong`;
  return new Error([`Nothing was published. ${these}:`, ...lines, ...more].join('\n'));
};

const published = (client: string, { added, known, gone }: Figures, keep: number): string =>
  [
    `${client}: ${counted(added + known, 'operation')} published, ${added} new, ${known} already there.`,
    ...(gone ? [`No longer in its manifest: ${gone}; answered while one of its last ${keep} manifests has them.`] : []),
  ].join('\n');

const publish = async (config: PublishingConfig, told: Told, [manifest, ...others]: string[]): Promise<string> => {
  const client = clientOf(told);
  const versionLabel = labelOf(told);
  const keep = keepOf(told.keep ?? String(usualKeep), 1);
  if (manifest === undefined || others.length) throw new Error(`publish takes one manifest\n${usage}`);
  const read = readManifest(readFileSync(manifest));
  const { documents, faults } = await checkDocuments(
    read.documents,
    config,
    createLogger('operations', config.LOG_LEVEL),
  );
  const all = [...read.faults, ...faults];
  if (all.length) throw refused(all);
  const figures = await changeStored(config.OPERATIONS_PATH, (before) => {
    const publication = { client, label: versionLabel, at: new Date(), keep };
    const { content, figures: result } = withManifest(before, publication, documents);
    return { content, result };
  });
  return published(client, figures, keep);
};

const retire = async ({ OPERATIONS_PATH }: PublishingConfig, told: Told): Promise<string> => {
  const client = clientOf(told);
  const keep = keepOf(told.keep ?? '', 0);
  const gone = await changeStored(OPERATIONS_PATH, (before) => {
    const content = withoutOlder(before, client, keep);
    return { content, result: Object.keys(before.documents).length - Object.keys(content.documents).length };
  });
  return `${client}: ${counted(gone, 'operation')} retired.`;
};

const list = ({ OPERATIONS_PATH }: PublishingConfig): string => {
  const { clients } = readStored(OPERATIONS_PATH);
  const lines = Object.entries(clients).flatMap(([client, manifests]) =>
    manifests
      .toReversed()
      .map(({ at, label: told, operations }) =>
        `${client}  ${at}  ${counted(operations.length, 'operation')}  ${told ?? ''}`.trimEnd(),
      ),
  );
  return lines.join('\n') || 'nothing is published';
};

/**
 * Publishes, retires or lists operations. @returns what is printed
 * @throws Error in words for whoever types the command
 */
export const operationsCommand = async (args: string[], env?: Record<string, string | undefined>): Promise<string> => {
  const { values, positionals } = readArguments(args);
  if (values.help) return usage;
  const [command, ...rest] = positionals;
  if (command === 'publish') return publish(readPublishingConfig(env), values, rest);
  if (command === 'retire' && !rest.length) return retire(readPublishingConfig(env), values);
  if (command === 'list' && !rest.length) return list(readPublishingConfig(env));
  throw new Error(usage);
};
