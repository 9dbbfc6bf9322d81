export { breather, Busyness, defaultShare, publishBusyness, restAfter, type Share } from './pacing.js';
