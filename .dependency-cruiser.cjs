/**
 * The dependencies between packages (ARCHITECTURE.md, "The layout"). They point down: from the shop to the
 * toolkit, and in the toolkit towards the Model. A package imports another by its name, so it sees only the
 * other's entry points. The rules for folders inside a package are in `scripts/dependencies`.
 */
const MAY_IMPORT = {
  'toolkit/model': [],
  'toolkit/query': ['toolkit/model'],
  'toolkit/publish': ['toolkit/model', 'toolkit/query'],
  'toolkit/files': [],
  'toolkit/database': ['toolkit/files', 'toolkit/model'],
  'toolkit/plan': ['toolkit/model'],
  'toolkit/migrate': ['toolkit/files', 'toolkit/database', 'toolkit/model', 'toolkit/plan'],
  'toolkit/verify': ['toolkit/files', 'toolkit/database', 'toolkit/migrate', 'toolkit/model', 'toolkit/plan'],
  'toolkit/release': ['toolkit/files', 'toolkit/migrate', 'toolkit/model', 'toolkit/plan'],
  'toolkit/cli': [
    'toolkit/files',
    'toolkit/database',
    'toolkit/migrate',
    'toolkit/model',
    'toolkit/plan',
    'toolkit/release',
    'toolkit/verify',
  ],
  'toolkit/populate': ['toolkit/database', 'toolkit/model'],
  'toolkit/diagram': ['toolkit/model'],
  'toolkit/testing': [],
  'toolkit/random-models': ['toolkit/model'],
  'packages/schema': ['toolkit/model', 'toolkit/publish', 'toolkit/query'],
  'packages/migrations': ['packages/schema', 'toolkit/'],
  'packages/seed': ['packages/schema', 'toolkit/'],
  'packages/docs': ['packages/schema', 'toolkit/'],
  examples: ['packages/schema', 'toolkit/query'],
};

/** Tests may import more: a real server, and the packages that set up a database as users do. */
const TEST = '[.]test[.]ts$|/test/|/tests/|^toolkit/(testing|random-models)/|^bench/';
const OURS = '^(packages|toolkit|examples|bench|scripts)/';

const packages = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `from ${name}`,
  comment: `${name} may import ${allowed.join(', ') || 'no other package'}.`,
  severity: 'error',
  from: { path: `^${name}/`, pathNot: TEST },
  to: { path: OURS, pathNot: [`^${name}/`, ...allowed.map((other) => `^${other}`)] },
}));

module.exports = {
  forbidden: [
    ...packages,
    {
      name: 'no cycle of files',
      comment: 'Merge the files, or move what both need to a third file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'the toolkit is for any schema',
      severity: 'error',
      comment:
        'The shop grows without breaking the toolkit: tests and benchmarks have schemas of their own. One benchmark is about the queries of the shop.',
      from: { path: '^(toolkit|bench)/', pathNot: '^bench/queries/' },
      to: { path: '^(packages|examples)/' },
    },
    {
      name: 'nothing needs the benchmarks',
      severity: 'error',
      comment: 'Programs in bench/ are run, never imported.',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'testing is for tests',
      severity: 'error',
      comment: '@trellis/testing starts servers, so only tests import it.',
      from: { path: '^(packages|toolkit|examples)/', pathNot: TEST },
      to: { path: '^toolkit/testing/' },
    },
    {
      name: 'the model depends on nothing',
      severity: 'error',
      comment: 'Services install @trellis/model; it must not bring other packages.',
      from: { path: '^toolkit/model/src/', pathNot: TEST },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no driver in query',
      severity: 'error',
      comment: 'A service brings its own Knex and driver; only the types of Knex are used here.',
      from: { path: '^(toolkit/query|packages/schema)/src/', pathNot: TEST },
      to: { path: 'node_modules/(pg|pg-[a-z-]+|@electric-sql)/' },
    },
    {
      name: 'packages meet at their entry points',
      severity: 'error',
      comment: 'Import another package by its name, not by a path into its folder.',
      from: { path: '^((?:packages|toolkit|examples)/[^/]+)/' },
      to: { path: '^(packages|toolkit|examples)/[^/]+/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'nothing unresolved',
      severity: 'error',
      comment: 'Every import resolves, except in programs that tests compile elsewhere.',
      from: { pathNot: '/test/consumers/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|/[.]trellis/|/[.]cache/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['trellis-source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
