/* `pnpm references`: writes the references of each tsconfig.json, after a package or a dependency was added. */
import { run } from '../ground/child.mjs';
import { commandFile, root } from '../ground/repository.mjs';
import { neededReferences, writeReferences } from './references.mjs';

writeReferences(root);
const files = [...neededReferences(root).keys()].map((folder) => `${folder}/tsconfig.json`);
const { code } = await run(process.execPath, [commandFile('@biomejs/biome'), 'format', '--write', ...files], {
  inherit: true,
});
process.exit(code);
