export { canonicalJson, canonicalJsonKept, sha256Hex, type CanonicalJson, type JsonValue } from './canonical-json.js';
