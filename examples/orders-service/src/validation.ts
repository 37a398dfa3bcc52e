import { AjvCompiler, type BuildCompilerFromPool, type RouteDefinition } from '@fastify/ajv-compiler';

const compilerOf = AjvCompiler();

/**
 * Builds validators that are strict. A body is JSON, which has numbers and booleans of its own: `"1"` and `true` are not
 * a number there. Paths and queries are texts, so their numbers are converted. Nothing unknown is removed silently.
 *
 * @param schemas the schemas that others refer to, by `$id`
 */
export const buildValidator: BuildCompilerFromPool = (schemas) => {
  const ofJson = compilerOf(schemas, { customOptions: { removeAdditional: false, coerceTypes: false } });
  const ofText = compilerOf(schemas, { customOptions: { removeAdditional: false, coerceTypes: true } });
  return (route) => {
    const { httpPart } = route as unknown as RouteDefinition;
    return httpPart === 'body' ? ofJson(route) : ofText(route);
  };
};
