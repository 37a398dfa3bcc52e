export { evaluateModule, loadModule } from './load-module.ts';
