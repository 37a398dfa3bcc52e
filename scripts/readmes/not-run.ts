/** Commands of READMEs that the tests of READMEs leave out, with the reason. */
export const notRun: Readonly<Record<string, string>> = {
  'npm test': 'it runs all tests, and so this one',
  'DATABASE_URL=postgres://me@localhost/shop npm start': 'start.system.test.ts runs it',
  'pnpm turbo build': 'fresh-clone.system.test.ts builds in a clone',
  'pnpm turbo test': 'fresh-clone.system.test.ts runs it for one package',
  'pnpm build && pnpm --filter bench query': 'benchmarks need a machine without other work',
  'npm install --save-dev @trellis/cli @trellis/model':
    'fresh-clone.system.test.ts installs the packages from a registry',
  'npm install knex pg': 'the clone has them',
  'npm i -D @trellis/cli': 'fresh-clone.system.test.ts installs the package from a registry',
};
