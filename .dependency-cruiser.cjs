/**
 * Who may import whom. Directions: apps -> libs; projections, submissions, replay, exchange, jobs -> results ->
 * measures, facts, ledger -> plan -> nothing. `platform` and `access` serve all that is not pure.
 */
const above = {
  plan: [],
  facts: ['plan'],
  measures: ['plan', 'facts'],
  results: ['plan', 'facts', 'measures'],
  platform: [],
  log: [],
  access: ['platform', 'plan', 'facts'],
  alerts: ['platform', 'access'],
  ledger: ['platform', 'access', 'plan', 'facts'],
  projections: ['platform', 'access', 'plan', 'facts', 'measures', 'results', 'ledger', 'alerts'],
  sealing: ['platform', 'access', 'plan', 'facts', 'ledger', 'log', 'evidence'],
  submissions: ['platform', 'access', 'plan', 'facts', 'measures', 'ledger'],
  demonstration: ['platform', 'access', 'plan', 'facts', 'measures', 'ledger', 'submissions'],
  replay: ['platform', 'access', 'plan', 'facts', 'measures', 'results', 'ledger'],
  // prettier-ignore
  recomputation: ['platform', 'access', 'plan', 'facts', 'measures', 'results', 'ledger', 'projections', 'replay', 'alerts'],
  audit: [
    'platform',
    'access',
    'plan',
    'facts',
    'measures',
    'results',
    'ledger',
    'projections',
    'replay',
    'recomputation',
  ],
  evidence: ['plan', 'facts', 'measures', 'results', 'log', 'replay'],
  backup: ['platform', 'access', 'plan', 'facts', 'ledger', 'log', 'sealing', 'submissions'],
  exchange: ['platform', 'access', 'plan', 'facts', 'measures', 'ledger'],
  jobs: ['platform', 'access', 'plan', 'facts', 'measures', 'ledger'],
};

const spec = '\\.spec\\.ts$';
const pure = '^libs/(plan|facts|measures|results|log)/';
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;

const directions = Object.entries(above).map(([lib, allowed]) => ({
  name: `${lib}-direction`,
  comment: `libs/${lib} may import ${allowed.length === 0 ? 'no other library' : allowed.join(', ')}.`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: {
    path: '^libs/',
    pathNot: [`^libs/(${[lib, ...allowed].join('|')})/`, '^libs/platform/src/testing/index\\.ts$'],
  },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'known-library',
      comment: 'A new library needs its directions written down in .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${Object.keys(above).join('|')})/` },
      to: {},
    },
    {
      name: 'libs-not-to-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-apart',
      comment: 'Apps share code through libraries only.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'console-by-the-api',
      comment: 'The console knows the API only; it checks receipts by the code of the log, as any outsider could.',
      severity: 'error',
      from: { path: '^apps/console/', pathNot: spec },
      to: { path: '^libs/', pathNot: '^libs/log/src/index\\.ts$' },
    },
    {
      name: 'index-only',
      comment: 'From outside, a library is its index.ts (tests also: @duibiao/platform/testing).',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: {
        path: '^libs/',
        pathNot: [
          '^libs/$2/',
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/platform/src/testing/index\\.ts$',
          '^libs/log/fixtures/',
        ],
      },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, '/testing/'] },
      to: { path: ['/testing/', npm('vitest', 'fast-check')] },
    },
    {
      name: 'no-barrels-inside',
      comment: 'Inside a library import the file itself.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'pure-stays-pure',
      comment: 'plan, facts, measures, results and log know no framework, database, queue, file, network or process.',
      severity: 'error',
      from: { path: pure, pathNot: [spec, '/testing/', '/fixtures/'] },
      to: {
        path: [
          npm('@nestjs/[^/]+', 'kysely', 'pg', 'bullmq', 'ioredis', 'fastify', 'pino', 'nestjs-pino'),
          '^(node:)?(fs|fs/promises|net|http|https|child_process|os|process|timers|timers/promises|worker_threads)$',
        ],
      },
    },
    {
      name: 'kysely-beside-the-tables',
      comment: 'Who reads or writes tables imports kysely; others call what these libraries export.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(platform|access|ledger|projections)/', spec, '/testing/'] },
      to: { path: npm('kysely') },
    },
    {
      name: 'nest-in-apps-and-modules',
      comment: '@nestjs/* in apps/** and libs/*/*.module.ts only: a library works without Nest.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.module\\.ts$' },
      to: { path: npm('@nestjs/[^/]+', 'nestjs-pino') },
    },
    {
      name: 'replay-is-independent',
      comment: 'The second road to a number shares no projection code.',
      severity: 'error',
      from: { path: '^libs/replay/' },
      to: { path: '^libs/projections/', reachable: true },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      comment: 'What the console is made of is in its built files.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, '/testing/', '^apps/console/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: { folder: '.cache/depcruise', strategy: 'content' },
  },
};
