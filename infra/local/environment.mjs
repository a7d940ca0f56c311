/**
 * Servers that are there already, as the environment names them.
 * @returns {{ mongo: import('./start-servers.mjs').Mongo | undefined, kafka: import('./start-servers.mjs').Brokers | undefined }}
 */
export function serversFromEnvironment() {
  const { MONGODB_URI: adminUri, KAFKA_BROKERS: brokers } = process.env;
  return {
    mongo: adminUri
      ? { adminUri, uriFor: (name) => process.env[variableFor(name)] || withDatabase(adminUri, name) }
      : undefined,
    kafka: brokers ? { brokers } : undefined,
  };
}

/** @param {string} name `exam-seats` has its URI in EXAM_SEATS_MONGODB_URI */
const variableFor = (name) => `${name.toUpperCase().replaceAll('-', '_')}_MONGODB_URI`;

/**
 * The same server and user, with another database. The user goes on being looked up where it was, which a URI without
 * `authSource` leaves to the database it names.
 * @param {string} uri a replica set's URI may name several hosts, which the URL class does not read
 * @param {string} name
 */
function withDatabase(uri, name) {
  const parts = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri);
  if (!parts) throw new Error('MONGODB_URI is not of the form mongodb://user:password@host:port/?options');
  const [, scheme, hosts = '', database, options = ''] = parts;
  const query = new URLSearchParams(options);
  if (hosts.includes('@') && !query.has('authSource')) query.set('authSource', database || 'admin');
  return `${scheme}${hosts}/${name}${query.size > 0 ? `?${query}` : ''}`;
}
