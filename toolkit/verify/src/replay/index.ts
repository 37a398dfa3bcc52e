export { printDescriptors } from './print-descriptors.ts';
export {
  modelOf,
  printModel,
  printRolledBack,
  replay,
  replayedModel,
} from './scratch-model.ts';
