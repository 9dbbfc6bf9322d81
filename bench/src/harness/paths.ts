import { fileURLToPath } from 'node:url';

/** This file runs as `dist/bench/src/harness/paths.js`. */
export const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));
export const serverProgram = fileURLToPath(new URL('../../../apps/vybory/src/main.js', import.meta.url));
