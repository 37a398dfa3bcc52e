import { merge } from '../../revision/index.ts';
import { sealing } from './sealed.ts';

export const verb = sealing(merge);
