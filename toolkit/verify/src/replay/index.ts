export {
  modelOf,
  printInPassing,
  printModel,
  replay,
} from './scratch-model.ts';
