import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SubgraphName } from '@mumaris/schemas';
import { createApplicationSteps, createGraph, createTown } from '@mumaris/sandbox/outsider';

interface Addresses {
  gateway: string;
  sandbox: string;
  kafkaBrokers: string;
  services: Record<string, string>;
}

const file = process.env['PLATFORM_FILE'] ?? '';

/** The running platform as an outsider sees it. */
export const addresses = JSON.parse(readFileSync(file, 'utf8')) as Addresses;
export const platformFile = file;
/** Where the running platform keeps its logs. */
export const logDir = path.join(path.dirname(file), 'logs');
export const graph = createGraph(addresses.gateway);
export const town = createTown(addresses.sandbox);
export const steps = createApplicationSteps(graph);

const { callerKeys } = JSON.parse(readFileSync(path.join(path.dirname(file), 'platform-secrets.json'), 'utf8')) as {
  callerKeys: Record<SubgraphName, string>;
};

/** Where the gateway stands, for whoever stands there in its place: it holds its key, and says itself who asks. */
export const placeOf = (subgraph: SubgraphName) => ({
  url: new URL(addresses.services[subgraph] ?? '').origin,
  subgraph,
  callerKey: callerKeys[subgraph],
});

interface Sample {
  password: string;
  people: {
    key: string;
    email: string;
    roles: string[];
    idNumber: string;
    mobile: string;
    /** What was granted already, and what has become of the registration. */
    held?: { registered: boolean; life?: string };
  }[];
}

export const sample = JSON.parse(readFileSync(path.join(path.dirname(file), 'people.json'), 'utf8')) as Sample;

export const staff = (role: string) => {
  const person = sample.people.find(({ roles }) => roles.includes(role));
  if (!person) throw new Error(`no sample person with the role ${role}`);
  return person;
};

interface SampleFile {
  registrationNumber: string;
  fileNumber?: string;
  idNumber: string;
  nameAr: string;
  nameEn: string;
  dateOfBirth: string;
  nationality: string;
  email: string;
  mobile: string;
}

/** The sample of files from before. */
export const sampleFiles = readFileSync(path.join(__dirname, '../../../scripts/sample/earlier-files.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as SampleFile);

const environmentOf = (row: string): string => {
  try {
    return readFileSync(`/proc/${row.trim().split(' ')[0]}/environ`, 'utf8');
  } catch {
    return '';
  }
};

const processWhere = (fits: (row: string) => boolean): number => {
  const row = execFileSync('ps', ['-eo', 'pid,args'], { maxBuffer: 16 * 1024 * 1024 })
    .toString()
    .split('\n')
    .find(fits);
  return Number(row?.trim().split(' ')[0]);
};

/** The process of a service of this platform. */
export const pidOf = (service: string): number => {
  const { port } = new URL(addresses.services[service] ?? '');
  return processWhere(
    (row) => row.includes(`services/${service}/dist/main.js`) && environmentOf(row).includes(`PORT=${port}`),
  );
};

const settingsOf = (row: string): string => {
  try {
    return readFileSync(row.trim().split(' ').at(-1) ?? '', 'utf8');
  } catch {
    return '';
  }
};

/** The process of the broker of this platform. */
export const brokerPid = (): number =>
  processWhere(
    (row) =>
      row.includes(' kafka.Kafka ') && settingsOf(row).includes(`listeners=PLAINTEXT://${addresses.kafkaBrokers},`),
  );
