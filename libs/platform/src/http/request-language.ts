import Negotiator from 'negotiator';
import type { IncomingHttpHeaders } from 'node:http';
import { defaultLanguage, languages, type Language } from '#vybory/language';

/** Language of the answer: the best of `Accept-Language` that the system speaks, Ukrainian otherwise. */
export function requestLanguage(request: { readonly headers: IncomingHttpHeaders }): Language {
  const header = request.headers['accept-language'];
  if (header === undefined || header === '*') return defaultLanguage;
  const [best] = new Negotiator({ headers: { 'accept-language': header } }).languages([...languages]);
  return languages.find((language) => language === best) ?? defaultLanguage;
}
