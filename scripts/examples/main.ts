/* `pnpm examples [toolkit/model …]`: reports what the public exports of packages lack in documentation. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileExamples } from './compile-examples.ts';
import { CONVERTED } from './converted.ts';
import { lacking } from './lacking.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const named = process.argv.slice(2).map((folder) => folder.replace(/\/$/, ''));
const all = readdirSync(`${root}/toolkit`)
  .map((name) => `toolkit/${name}`)
  // After a package was renamed, its old folder may still have node_modules.
  .filter((folder) => existsSync(`${root}/${folder}/package.json`))
  .filter((folder) => !JSON.parse(readFileSync(`${root}/${folder}/package.json`, 'utf8')).private);
let failed = false;
for (const [folder, compiled] of compileExamples(root, named.length > 0 ? named : all)) {
  const lines = lacking(compiled);
  if (named.length > 0) for (const line of lines) console.log(`${folder}/${line}`);
  const converted = CONVERTED.includes(folder);
  const note = converted || lines.length > 0 ? '' : '. Add it to scripts/examples/converted.ts';
  console.log(`${folder}: ${compiled.exports.length} exports, ${lines.length} problems${note}`);
  failed ||= lines.length > 0 && (converted || named.length > 0);
}
process.exitCode = failed ? 1 : 0;
