const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];

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
      from: { path: '^services/[^/]+/src/domain/' },
      to: { path: 'node_modules/(mongoose|mongodb|graphql|kafkajs|express|undici)/' },
    },
    {
      name: 'the-domain-knows-no-room-around-it',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/' },
      to: { path: '^services/[^/]+/src/(store|graphql|events|use-cases|wire|main|config)' },
    },
    {
      name: 'use-cases-know-no-graph',
      severity: 'error',
      from: { path: '^services/[^/]+/src/use-cases/' },
      to: { path: '^services/[^/]+/src/(graphql|wire|main)' },
    },
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
