export { breather, Busyness, publishBusyness } from './pacing.js';
