export { evaluateModule, loadModule, moduleError } from './load-module.ts';
