/* `pnpm dependencies`: checks which packages and folders import which. */
import { root } from '../ground/repository.mjs';
import { checkDependencies } from './check.mjs';
import { readImportGraph } from './import-graph.mjs';
import { NOT_YET_CLEAN } from './not-yet-clean.mjs';

const { errors, notes } = checkDependencies(await readImportGraph(root), NOT_YET_CLEAN);
for (const line of [...errors, ...notes]) console.log(line);
process.exitCode = errors.length === 0 ? 0 : 1;
