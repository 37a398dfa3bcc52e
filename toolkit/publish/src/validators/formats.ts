/** Months and days, without February 29. */
const MONTH_AND_DAY = String.raw`(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8])`;
const LEAP_YEAR = String.raw`\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00`;
const DATE = `(\\d{4}-(${MONTH_AND_DAY})|(${LEAP_YEAR})-02-29)`;
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?`;
const ZONE = String.raw`(z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)`;
const BYTE = String.raw`(25[0-5]|2[0-4]\d|1?\d?\d)`;
const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";

/** Format of the strings that PostgreSQL stores as they are. It has no NUL, and UTF-8 has no lone surrogates. */
export const TEXT = 'string without NUL characters and lone surrogates';

/** Format of bytes. */
export const BASE64 = 'base64 string';

/**
 * Formats of JSON Schema as regular expressions, which compiled validators contain: they import no library.
 *
 * @see https://json-schema.org/draft-07/json-schema-validation#rfc.section.7.3
 */
export const FORMATS: Readonly<Record<string, RegExp>> = {
  // PostgreSQL has no year 0.
  date: new RegExp(`^(?!0000)${DATE}$`),
  time: new RegExp(`^${TIME}${ZONE}$`, 'i'),
  'date-time': new RegExp(`^${DATE}[t ]${TIME}${ZONE}$`, 'i'),
  duration: /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
  email: new RegExp(`^${ATOM}(\\.${ATOM})*@(${LABEL}\\.)+${LABEL}$`, 'i'),
  hostname: new RegExp(`^(?=.{1,253}$)(${LABEL}\\.)*${LABEL}$`, 'i'),
  ipv4: new RegExp(`^(${BYTE}\\.){3}${BYTE}$`),
  uri: /^[a-z][a-z\d+.-]*:[^\s\p{Cc}\p{Cs}"<>\\^`{|}]+$/iu,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  [TEXT]: /^[^\0\p{Cs}]*$/u,
  [BASE64]: /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/,
};
