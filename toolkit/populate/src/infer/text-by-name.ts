import {
  city,
  colors,
  companyName,
  countries,
  country,
  currencies,
  department,
  email,
  familyName,
  fullName,
  givenName,
  hex,
  ipAddress,
  jobTitle,
  nouns,
  oneOf,
  phone,
  postcode,
  sentences,
  slug,
  state,
  street,
  title,
  url,
  userName,
} from '../generators/index.ts';
import type { Generator } from '../sample/index.ts';

/** Generators by patterns of column names. The first match wins. */
const BY_NAME: readonly (readonly [RegExp, () => Generator])[] = [
  [/e_?mail/, email],
  [/(first|given|fore)_?name/, givenName],
  [/(last|family|sur)_?name/, familyName],
  [/(full|display|contact|recipient|author)_?name/, fullName],
  [/user_?name|login|nick|handle/, userName],
  [/phone|mobile|^tel$|^fax$/, phone],
  [/(company|organi[sz]ation|vendor|supplier|employer)(_?name)?$/, companyName],
  [/job|occupation|position_title/, jobTitle],
  [/department/, department],
  [/(zip|post(al)?)_?(code)?$/, postcode],
  [/city|town/, city],
  [/country_?code|country_iso/, () => oneOf(['DE', 'FR', 'GB', 'US', 'SE', 'PL', 'IT', 'ES', 'NL', 'AT'])],
  [/country|nationality/, () => oneOf(countries)],
  [/^state$|province|region/, state],
  [/address_?2|line_?2|apartment|suite/, () => (cell) => `Apt. ${cell.integer(1, 80)}`],
  [/street|address|line_?1/, street],
  [/currency/, () => oneOf(currencies)],
  [/locale|language/, () => oneOf(['en', 'de', 'fr', 'es', 'it', 'pl', 'sv', 'nl'])],
  [/time_?zone/, () => oneOf(['Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Tokyo'])],
  [/(^|_)ip(_|$)/, ipAddress],
  [/url|website|link|href|uri|image|avatar|photo/, url],
  [/slug|path|key/, slug],
  [/hash|digest|token|secret|checksum|fingerprint/, () => hex(64)],
  [/colou?r/, () => oneOf(colors)],
  [/status/, () => oneOf(['new', 'active', 'done'])],
  [/description|body|content|message|comment|note|summary|bio|text|remark/, () => sentences(1, 3)],
  [/title|subject|headline|label|caption/, title],
];

const PEOPLE =
  /user|customer|person|people|author|employee|contact|member|patient|student|teacher|client|guest|owner|staff/;
const COMPANIES = /compan|vendor|supplier|organi[sz]ation|brand|manufacturer|publisher|tenant|shop|store/;

/** Generators by format: the formats of JSON Schema, and more. */
const BY_FORMAT: Readonly<Record<string, () => Generator>> = {
  email,
  'idn-email': email,
  uri: url,
  'uri-reference': url,
  url,
  iri: url,
  hostname: () => (cell) =>
    `${cell
      .pick(nouns)
      .toLowerCase()
      .replace(/[^a-z]/g, '')}.example.com`,
  ipv4: ipAddress,
  country,
};

/**
 * Infers the generator of a text column from its declared format, its name and the name of its table.
 *
 * @param table in lower case
 * @returns `undefined` if nothing can be inferred
 */
export function textByName(table: string, column: string, format?: string): Generator | undefined {
  const byFormat = format === undefined ? undefined : BY_FORMAT[format];
  if (byFormat) return byFormat();
  const name = column.toLowerCase();
  const match = BY_NAME.find(([pattern]) => pattern.test(name));
  if (match) return match[1]();
  if (!/name$/.test(name)) return undefined;
  if (COMPANIES.test(table)) return companyName();
  return PEOPLE.test(table) ? fullName() : title();
}
