import { type CompiledRow, type Validator, validator } from '@trellis/query/validate';
import { rowDocuments } from '../src/documents/index.ts';
import { patternNames, printRows, rowTypes } from '../src/rows/index.ts';
import { compileValidators, publishedNames } from '../src/validators/index.ts';
import { evaluate } from './evaluate.ts';
import { thingsSchema } from './things.ts';

const names = rowTypes(thingsSchema).rows.flatMap(publishedNames);
const patterns = patternNames(thingsSchema);
const documents = rowDocuments(printRows(thingsSchema), names, Object.keys(patterns));
const compiled = evaluate<Record<string, CompiledRow>>(compileValidators(documents, patterns));

/** A compiled validator of {@link thingsSchema}, by the name of its type. */
export const validatorOf = (name: string): Validator<unknown> =>
  validator(name, compiled[name] as CompiledRow);

/** The required columns of a new thing, with valid values. */
export const newThing = { code: 'AB', price: '0', constructor: 'Ada' };
