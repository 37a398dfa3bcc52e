export { generatedName } from './model/generated-name.ts';
export {
  defaultPrivileges,
  initialSchemaPrivileges,
  type PrivilegeKind,
  publicSchemaOwner,
} from './model/initial-privileges.ts';
export { nameList, parameterList, parameterNames, qualifiedName, roleName } from './model/qualified-name.ts';
