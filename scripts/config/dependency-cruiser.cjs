const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');

const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];

/** The features of a service: the folders of its src that have a domain of their own. */
const featuresOf = (/** @type {string} */ service) => {
  const src = path.join(__dirname, '../../services', service, 'src');
  return readdirSync(src).filter((name) => existsSync(path.join(src, name, 'domain')));
};

/** The layers of a service, and of each of its features. */
const layer = (/** @type {string[]} */ ...names) =>
  names.flatMap((name) => [`^services/[^/]+/src/${name}(/|[.])`, `^services/[^/]+/src/[^/]+/${name}(/|[.])`]);

/**
 * Which features a feature may use, as the architecture draws its arrows; one that stands here uses no other.
 * @type {Record<string, Record<string, string[]>>}
 */
const arrows = {
  membership: {
    applications: [
      'profile',
      'documents',
      'credentials',
      'exams',
      'reference',
      'reviewers',
      'verification',
      'committees',
    ],
    committees: [],
    appeals: ['applications', 'committees', 'profile', 'sanctions'],
    sanctions: ['committees', 'credentials', 'profile'],
    exams: ['profile', 'credentials'],
    exceptions: ['applications', 'credentials', 'profile'],
    files: ['profile', 'reference'],
    profile: ['reference'],
    credentials: [],
    documents: ['profile'],
    papers: ['committees', 'credentials', 'profile', 'documents', 'reference'],
    reviewers: ['profile'],
    proofs: ['credentials', 'reference'],
    reference: [],
    verification: ['profile', 'documents', 'reference'],
  },
  billing: {
    exemptions: ['invoices', 'fees', 'ledger'],
    refunds: ['payments', 'invoices', 'fees', 'ledger'],
    einvoices: ['invoices', 'refunds', 'papers'],
    papers: ['invoices', 'payments', 'refunds'],
    settlement: ['payments', 'invoices', 'ledger'],
    payments: ['invoices', 'ledger'],
    invoices: ['fees', 'ledger'],
    ledger: ['fees'],
    fees: [],
  },
  // Beside the accounts, which have no folder of their own: a feature may use what lies at the service's level.
  identity: { claims: [], disputes: [], employers: [], provider: [] },
};

/** What lies in a feature is nobody's but its own; what assembles the service, graphql/ and sample data look inside. */
const insideOf = (/** @type {string} */ service, /** @type {string} */ feature) => ({
  name: `${service}-inside-of-${feature}`,
  severity: 'error',
  comment: `Another feature uses what ${feature}/index.ts gives; say there what is missing.`,
  from: {
    path: `^services/${service}/src/`,
    pathNot: `^services/${service}/src/(${feature}/|graphql/|sample/|(wire|handlers|assemble|sample)\\.ts$)|\\.spec\\.ts$`,
  },
  to: { path: `^services/${service}/src/${feature}/`, pathNot: `/${feature}/index\\.ts$` },
});

/** A feature uses those that its arrows lead to. */
const arrowsOf = (/** @type {string} */ service, /** @type {string} */ feature) => {
  const allowed = arrows[service]?.[feature];
  if (!allowed) throw new Error(`say in dependency-cruiser.cjs what the feature ${feature} of ${service} may use`);
  const others = featuresOf(service).filter((name) => name !== feature && !allowed.includes(name));
  return {
    name: `${service}-${feature}-follows-its-arrows`,
    severity: 'error',
    comment: 'What must travel against an arrow is a port that wire.ts connects; the arrows stand in this file.',
    from: { path: `^services/${service}/src/${feature}/` },
    to: { path: `^services/${service}/src/(${others.join('|') || '-'})/` },
  };
};

/** The house's boundaries: who may import whom. */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'schemas-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^schemas/' },
      to: { path: '^(services|gateway|infra)/' },
    },
    {
      name: 'kit-imports-schemas-alone',
      severity: 'error',
      from: { path: '^services/kit/' },
      to: { path: `^(gateway|infra|services/(${services.join('|')}))/` },
    },
    ...services.map((service) => ({
      name: `${service}-imports-no-other-service`,
      severity: 'error',
      from: { path: `^services/${service}/` },
      to: { path: `^(gateway|infra|services/(?!(${service}|kit)/))` },
    })),
    {
      name: 'gateway-imports-no-service',
      severity: 'error',
      from: { path: '^gateway/src/' },
      to: { path: `^(infra|services/(${services.join('|')}))/` },
    },
    {
      name: 'sandbox-is-outside',
      severity: 'error',
      comment: 'The outside world knows protocols, not our code.',
      from: { path: '^infra/sandbox/' },
      to: { path: '^(services|gateway|schemas)/' },
    },
    {
      name: 'the-domain-is-pure',
      severity: 'error',
      comment:
        'It decides, and is told all it needs: no store, graph, bus, clock or file. What it needs of them is an argument.',
      from: { path: layer('domain'), pathNot: '\\.spec\\.ts$' },
      to: {
        path: [
          'node_modules/(mongoose|mongodb|graphql|kafkajs|express|undici)/',
          '^services/kit/(src|dist)/(mongo|events|graphql|server|idempotency)/',
          '^services/kit/(src|dist)/(clock|log|config|service|tasks)[.]',
          '^(node:)?(fs|http|https|net|tls|dgram|child_process|worker_threads|timers)(/|$)',
        ],
      },
    },
    {
      name: 'the-domain-knows-no-room-around-it',
      severity: 'error',
      comment: 'It owns the types that rules fill; its specs stand on the rules as they are.',
      from: { path: layer('domain'), pathNot: '\\.spec\\.ts$' },
      to: {
        path: layer('store', 'graphql', 'events', 'use-cases', 'rules', 'wire', 'main', 'config'),
        pathNot: '/domain/[^/]+$',
      },
    },
    {
      name: 'use-cases-know-no-graph',
      severity: 'error',
      comment: 'They are called by it, and by events, sweeps and commands.',
      from: { path: layer('use-cases') },
      to: { path: layer('graphql', 'wire', 'main') },
    },
    {
      name: 'the-graph-knows-no-store',
      severity: 'error',
      comment: 'It reads by use-cases/reads.ts, which batches and authorises.',
      from: { path: layer('graphql') },
      to: { path: layer('store') },
    },
    ...services.flatMap((service) => featuresOf(service).map((feature) => insideOf(service, feature))),
    ...services.flatMap((service) => featuresOf(service).map((feature) => arrowsOf(service, feature))),
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$|/test/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    // What is built or fetched is a place to point at, not to look into.
    doNotFollow: { path: '(^|/)(node_modules|dist|public)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
