export { printDescriptors } from './print-descriptors.ts';
export {
  modelOf,
  printModel,
  printRolledBack,
  replay,
} from './scratch-model.ts';
