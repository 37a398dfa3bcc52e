export {
  modelOf,
  printModel,
  printRolledBack,
  replay,
} from './scratch-model.ts';
