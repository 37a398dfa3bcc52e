import { seal } from '../../revision/index.ts';
import { sealing } from './sealed.ts';

export const verb = sealing(seal);
