/** One Jest for the whole repository: tests beside their sources, one real server for all. */
module.exports = {
  testMatch: ['<rootDir>/{packages,toolkit,examples,bench,scripts}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/.trellis/'],
  transform: {
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(.pnpm/)?(@electric-sql|@faker-js|env-paths|@trellis|@shop))'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['trellis-source', 'node', 'require', 'default'] },
  globalSetup: '<rootDir>/toolkit/testing/src/global-setup.ts',
  globalTeardown: '<rootDir>/toolkit/testing/src/global-teardown.ts',
  testTimeout: 180_000,
  maxWorkers: 3,
};
