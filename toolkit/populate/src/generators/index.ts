export { companyName, department, jobTitle, url } from './business.ts';
export { always, inOrder, oneOf, sometimes, weighted } from './choice.ts';
export { bytes, code, hex, signs, uuid } from './code.ts';
export { decimal, few, integer, price, sequence } from './number.ts';
export { email, familyName, fullName, givenName, type Person, personOf, phone, userName } from './person.ts';
export { city, country, ipAddress, postcode, state, street } from './place.ts';
export { atMost, sentences, slug, title, uniqueWord } from './text.ts';
export { after, chronological, dateOfBirth, moment, type TimeForm, timeOfDay } from './time.ts';
