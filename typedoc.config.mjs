import { publishedPackages } from './scripts/ground/published-packages.mjs';

/**
 * `pnpm docs:api`: pages for what each published package of the toolkit exports.
 *
 * @type {Partial<import('typedoc').TypeDocOptions>}
 */
const options = {
  name: 'Trellis',
  entryPointStrategy: 'packages',
  entryPoints: publishedPackages('toolkit'),
  packageOptions: {
    entryPoints: ['src/index.ts'],
    // `pnpm types` reports the errors of types.
    skipErrorChecking: true,
    disableSources: true,
    // Types that a signature uses and no entry point exports are shown in place.
    validation: { notExported: false, invalidLink: true, notDocumented: false },
  },
  highlightLanguages: ['bash', 'json', 'javascript', 'mermaid', 'sql', 'typescript'],
  out: '.cache/api',
};
export default options;
