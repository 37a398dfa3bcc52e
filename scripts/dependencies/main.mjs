/* `pnpm dependencies`: checks which packages and folders import which. */
import { root } from '../ground/repository.mjs';
import { checkDependencies } from './check.mjs';
import { readImportGraph } from './import-graph.mjs';

const graph = await readImportGraph(root);
const errors = checkDependencies(graph);
for (const line of errors) console.log(line);
console.log(`${graph.files} files, ${errors.length} violations`);
process.exitCode = errors.length === 0 ? 0 : 1;
