import { fileURLToPath } from 'node:url';

// This file runs as `dist/bench/src/harness/paths.js`.
const ofDist = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const projectRoot = ofDist('..');
export const serverProgram = ofDist('apps/vybory/src/main.js');
export const cliProgram = ofDist('apps/cli/src/main.js');
