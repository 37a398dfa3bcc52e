export { evaluateModule, loadModule, moduleError } from './load-module.ts';
export { moduleFile } from './module-file.ts';
