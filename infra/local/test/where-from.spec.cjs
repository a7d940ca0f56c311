const { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { start } = require('./start.cjs');

/** A place without any copy, a PATH with only what a test puts there, and no download of 100 MB. */
const bare = mkdtempSync(path.join(tmpdir(), 'bare-machine-'));
const copiesDir = path.join(bare, 'copies');
const bin = path.join(bare, 'bin');
mkdirSync(bin);
const environment = {
  PATH: bin,
  HOME: bare,
  JAVA_HOME: '',
  KAFKA_HOME: '',
  MONGOMS_RUNTIME_DOWNLOAD: 'false',
};

function program(name, script) {
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, name), 0o755);
}

afterEach(() => readdirSync(bin).forEach((name) => rmSync(path.join(bin, name))));
afterAll(() => rmSync(bare, { recursive: true }));

test('servers that the environment names are used, with a URI per database', async () => {
  const servers = await start(
    { databases: ['billing', 'exam-seats'], copiesDir },
    {
      ...environment,
      MONGODB_URI: 'mongodb://root:secret@one:27017,two:27017/?replicaSet=rs7',
      EXAM_SEATS_MONGODB_URI: 'mongodb://elsewhere/seats',
      KAFKA_BROKERS: 'one:9092,two:9092',
    },
  );
  expect(servers.uris).toEqual({
    billing: 'mongodb://root:secret@one:27017,two:27017/billing?replicaSet=rs7&authSource=admin',
    'exam-seats': 'mongodb://elsewhere/seats',
  });
  expect(servers.brokers).toBe('one:9092,two:9092');
  await servers.stop();
});

test('on a machine with nothing, one message names everything that is missing and how to get it', async () => {
  const { failed, said } = await start({ ephemeral: true, copiesDir }, environment);
  expect(failed).toBe(true);
  for (const missing of [
    'Python 3 with pip',
    'Java 17 or later',
    'Maven',
    'apt install maven',
    'MONGODB_URI',
    'KAFKA_HOME',
    'run the same command again',
  ]) {
    expect(said()).toContain(missing);
  }
  expect(said()).not.toMatch(/^\s+at /m);
  expect(readdirSync(copiesDir)).toEqual([]);
});

test('a mongod that lacks a library is named with what it said', async () => {
  program('mongod', 'echo "mongod: error while loading shared libraries: libcurl.so.4" >&2; exit 127');
  const { failed, said } = await start({ ephemeral: true, copiesDir }, { ...environment, KAFKA_BROKERS: 'one:9092' });
  expect(failed).toBe(true);
  expect(said()).toContain('apt install libssl3 libcurl4');
  expect(said()).toContain('libcurl.so.4');
});

test('a fetch that breaks off leaves nothing half-done', async () => {
  program('java', 'echo \'openjdk version "21.0.1"\' >&2');
  program(
    'mvn',
    'for last; do :; done; /bin/mkdir -p "${last#*=}"; echo half >"${last#*=}/kafka_2.13-1.jar"; echo broken off; exit 1',
  );
  const options = { ephemeral: true, copiesDir };
  const { failed, said } = await start(options, { ...environment, MONGODB_URI: 'mongodb://one' });
  expect(failed).toBe(true);
  expect(said()).toContain('broken off');
  expect(readdirSync(copiesDir)).toEqual([]);
});
