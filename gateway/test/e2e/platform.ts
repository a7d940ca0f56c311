import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createApplicationSteps, createGraph, createTown } from '@mumaris/sandbox/outsider';

interface Addresses {
  gateway: string;
  sandbox: string;
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

interface Sample {
  password: string;
  people: { key: string; email: string; roles: string[]; idNumber: string; mobile: string }[];
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

/** The process of a service of this platform. */
export const pidOf = (service: string): number => {
  const { port } = new URL(addresses.services[service] ?? '');
  const line = execFileSync('ps', ['-eo', 'pid,args'])
    .toString()
    .split('\n')
    .find((row) => row.includes(`services/${service}/dist/main.js`) && environmentOf(row).includes(`PORT=${port}`));
  return Number(line?.trim().split(' ')[0]);
};
