import { AjvCompiler, type BuildCompilerFromPool, type RouteDefinition } from '@fastify/ajv-compiler';

const compilerOf = AjvCompiler();

/**
 * Builds validators that are strict. A body is JSON, which has numbers and booleans of its own: `"1"` and `true` are not
 * a number there. Paths and queries are texts, so their numbers are converted. Nothing unknown is removed silently.
 *
 * @param schemas the schemas that others refer to, by `$id`
 */
export const buildValidator: BuildCompilerFromPool = (schemas) => {
  const compile = compilerOf(schemas, { customOptions: { removeAdditional: false, coerceTypes: false } });
  return (route) => {
    const validate = compile(route);
    const { httpPart, schema } = route as unknown as RouteDefinition & { readonly schema: TextSchema };
    if (httpPart === 'body') return validate;
    const ofText = (texts: Record<string, unknown>) => {
      convertNumbers(texts, schema);
      const isValid = validate(texts);
      return Object.assign(ofText, { errors: validate.errors }) && isValid;
    };
    return ofText as typeof validate;
  };
};

/** The schema of a path or a query. */
interface TextSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: unknown }>>;
}

/** Converts whole numbers that are written as such: neither `1e2` nor `0x10`, of which there would be many for one row. */
function convertNumbers(texts: Record<string, unknown>, { properties = {} }: TextSchema): void {
  for (const [name, { type }] of Object.entries(properties)) {
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    if (type === 'integer' && typeof text === 'string' && /^(?:0|-?[1-9]\d{0,15})$/.test(text))
      texts[name] = Number(text);
  }
}
