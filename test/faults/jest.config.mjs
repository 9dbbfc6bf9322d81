import root from '../../jest.config.mjs';

/** The built program under faults: one file after the other, because each has a server and a database of its own to torture. */
export default {
  ...root,
  rootDir: '../..',
  testRegex: '/test/faults/.*\\.spec\\.ts$',
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
  maxWorkers: 1,
  testTimeout: 240_000,
};
