export {
  modelOf,
  printInPassing,
  printModel,
  replay,
  withIntentions,
  withoutIntentions,
} from './scratch-model.ts';
