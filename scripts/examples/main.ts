/* `pnpm examples [toolkit/model …]`: reports what the public exports of packages lack in documentation. */
import { publishedPackages } from '../ground/published-packages.mjs';
import { root } from '../ground/repository.mjs';
import { compileExamples } from './compile-examples.ts';
import { lacking } from './lacking.ts';

const named = process.argv.slice(2).map((folder) => folder.replace(/\/$/, ''));
const folders = named.length > 0 ? named : ['packages', 'toolkit'].flatMap((each) => publishedPackages(each));
for (const [folder, compiled] of compileExamples(root, folders)) {
  const lines = lacking(compiled);
  for (const line of lines) console.log(`${folder}/${line}`);
  console.log(`${folder}: ${compiled.exports.length} exports, ${lines.length} problems`);
  if (lines.length > 0) process.exitCode = 1;
}
