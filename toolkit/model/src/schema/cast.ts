import type { Cast } from '../model/index.ts';
import type { Documented } from './declared.ts';

/** A declared cast. */
export interface CastDescriptor extends Omit<Cast, 'comment'>, Documented {}
