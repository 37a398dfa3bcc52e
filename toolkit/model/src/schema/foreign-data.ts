import { TrellisError } from '../error.ts';
import {
  type ForeignDataWrapper,
  type ForeignServer,
  isSecretOption,
  type UserMapping,
} from '../model/index.ts';
import type { Documented } from './declared.ts';

/** A declared foreign-data wrapper. */
export interface ForeignDataWrapperDescriptor extends Omit<ForeignDataWrapper, 'comment'>, Documented {}

/** A declared foreign server. */
export interface ForeignServerDescriptor extends Omit<ForeignServer, 'comment'>, Documented {}

/** The name of an environment variable. The statement reads it from a setting, whose name is longer and has at most 63 bytes. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,40}$/;

/**
 * Converts a declared user mapping to the Model.
 *
 * @throws TrellisError `SECRET_DECLARED` if it contains a secret, which would be in the files of the schema
 */
export function userMappingToModel(mapping: UserMapping): UserMapping {
  const { role, server, options = {}, passwordFrom } = mapping;
  const secret = Object.keys(options).find(isSecretOption);
  if (secret !== undefined)
    throw new TrellisError(
      'SECRET_DECLARED',
      `Expected no secret in the user mapping for "${role}" on the server "${server}", got the option "${secret}". Remove it, and name the environment variable that supplies the password: \`passwordFrom: '…'\`.`,
    );
  if (passwordFrom !== undefined && !VARIABLE.test(passwordFrom))
    throw new TrellisError(
      'SECRET_DECLARED',
      `Expected \`passwordFrom\` of the user mapping for "${role}" on the server "${server}" to be the name of an environment variable: up to 41 letters, digits and underscores. It is not the password.`,
    );
  return mapping;
}
