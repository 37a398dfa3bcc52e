/**
 * Which way imports may point (ARCHITECTURE.md, "The layout"): down only, from what the shop is to how
 * the toolkit works, and inside the toolkit towards the Model. A room reaches another by its package
 * name alone, so its `index.ts` is the whole of what others can see.
 */
const MAY_IMPORT = {
  'toolkit/model': [],
  'toolkit/query': ['toolkit/model'],
  'toolkit/publish': ['toolkit/model', 'toolkit/query'],
  'toolkit/database': ['toolkit/model'],
  'toolkit/evolve': ['toolkit/database', 'toolkit/model'],
  'toolkit/populate': ['toolkit/database', 'toolkit/model'],
  'toolkit/diagram': ['toolkit/database', 'toolkit/model'],
  'toolkit/testing': [],
  'packages/schema': ['toolkit/model', 'toolkit/publish', 'toolkit/query'],
  'packages/migrations': ['packages/schema', 'toolkit/'],
  'packages/seed': ['packages/schema', 'toolkit/'],
  'packages/docs': ['packages/schema', 'toolkit/'],
  examples: ['packages/schema', 'toolkit/query'],
};

/** Tests may look further: at a real server, and at a database made the way its users make it. */
const TEST = '[.]test[.]ts$|/test/|/tests/|^toolkit/testing/|^bench/';
const OURS = '^(packages|toolkit|examples|bench|scripts)/';

const rooms = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `from ${room}`,
  comment: `${room} may import ${allowed.join(', ') || 'no other room'}: arrows point down only.`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: TEST },
  to: { path: OURS, pathNot: [`^${room}/`, ...allowed.map((other) => `^${other}`)] },
}));

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'no circle',
      comment: 'Two files that need each other are one, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'the toolkit knows no shop',
      severity: 'error',
      comment: 'Nothing in toolkit/ may know what the shop is, its tests aside.',
      from: { path: '^toolkit/', pathNot: TEST },
      to: { path: '^(packages|examples|bench)/' },
    },
    {
      name: 'testing is for tests',
      severity: 'error',
      comment: '@trellis/testing starts servers: only tests may have it.',
      from: { path: '^(packages|toolkit|examples)/', pathNot: TEST },
      to: { path: '^toolkit/testing/' },
    },
    {
      name: 'the model depends on nothing',
      severity: 'error',
      comment: 'A service gets @trellis/model: no package, no driver comes with it.',
      from: { path: '^toolkit/model/src/', pathNot: TEST },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no driver in query',
      severity: 'error',
      comment: 'A service brings its own knex and driver; only knex types may be seen here.',
      from: { path: '^(toolkit/query|packages/schema)/src/', pathNot: TEST },
      to: { path: 'node_modules/(pg|pg-[a-z-]+|@electric-sql)/' },
    },
    {
      name: 'rooms meet at their doors',
      severity: 'error',
      comment: 'Another room is imported by its package name, never by a path into its folder.',
      from: { path: '^((?:packages|toolkit|examples)/[^/]+)/' },
      to: { path: '^(packages|toolkit|examples)/[^/]+/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'nothing unresolved',
      severity: 'error',
      comment:
        'An import that leads nowhere, in what is not only compiled where its packages were installed.',
      from: { pathNot: '/test/consumers/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|/[.]trellis/|/[.]cache/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['trellis-source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
