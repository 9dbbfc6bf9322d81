export { buildApiDocument, type About, type ApiDocument, type ApiPart } from './build.js';
export { componentName, ref } from './components.js';
export { ApiRoute, type Answer, type Content, type Header, type Parameter, type RouteDescription } from './route.js';
export {
  choice,
  count,
  flag,
  instant,
  listOf,
  nullable,
  object,
  objectOf,
  optional,
  words,
  type Members,
  type Schema,
} from './schema.js';
