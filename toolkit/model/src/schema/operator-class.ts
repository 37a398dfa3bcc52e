import type { OperatorClass, OperatorFamily } from '../model/index.ts';
import type { InSchema } from './declared.ts';

/** A declared operator family. */
export interface OperatorFamilyDescriptor extends Omit<OperatorFamily, 'schema' | 'comment'>, InSchema {}

/** A declared operator class. */
export interface OperatorClassDescriptor extends Omit<OperatorClass, 'schema' | 'comment'>, InSchema {}
