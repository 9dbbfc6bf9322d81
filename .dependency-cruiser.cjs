/** The rooms of the house and the doors between them (docs/architecture.md). A room that is not named here may import nothing. */
const pure = ['language', 'canonical-json', 'calendar', 'forms', 'campaigns', 'checks', 'submissions'];

/** Which rooms each room may import. */
const doors = {
  language: [],
  'canonical-json': [],
  calendar: ['language'],
  forms: ['language', 'canonical-json'],
  campaigns: ['language', 'canonical-json', 'calendar', 'forms'],
  checks: ['language', 'canonical-json', 'forms', 'campaigns'],
  submissions: ['language', 'canonical-json', 'forms', 'checks'],
  // Of the forms it knows the types of a workbook only.
  spreadsheets: ['forms'],
  'event-log': ['canonical-json', 'platform'],
  attachments: ['event-log', 'platform'],
  'api-document': ['language', 'canonical-json'],
  platform: ['language', 'canonical-json', 'api-document'],
  'campaign-registry': ['language', 'canonical-json', 'campaigns', 'checks', 'forms', 'event-log', 'platform'],
  intake: [
    'language',
    'canonical-json',
    'forms',
    'campaigns',
    'checks',
    'submissions',
    'event-log',
    'platform',
    'api-document',
    'attachments',
    'spreadsheets',
    'campaign-registry',
  ],
  'test-database': ['platform'],
  processing: ['language', 'canonical-json', 'forms', 'campaigns', 'checks', 'submissions', 'event-log', 'platform'],
  views: [
    'language',
    'canonical-json',
    'calendar',
    'forms',
    'campaigns',
    'checks',
    'submissions',
    'event-log',
    'platform',
  ],
  reminders: ['language', 'canonical-json', 'calendar', 'campaigns', 'submissions', 'event-log', 'platform', 'views'],
  query: [
    'language',
    'canonical-json',
    'forms',
    'campaigns',
    'checks',
    'submissions',
    'event-log',
    'platform',
    'api-document',
    'views',
    'campaign-registry',
  ],
};

const rooms = Object.keys(doors);

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'rooms-have-one-door',
      comment: 'Another room is imported through its index.ts only.',
      severity: 'error',
      from: { path: '^(apps|libs|test|bench)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$|testing/)', pathNot: '^libs/$2/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|bench)/' },
    },
    ...rooms.map((room) => ({
      name: `doors-of-${room}`,
      severity: 'error',
      from: { path: `^libs/${room}/` },
      to: { path: '^libs/', pathNot: `^libs/(${[room, ...doors[room], 'test-database'].join('|')})/` },
    })),
    {
      name: 'unknown-room',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${rooms.join('|')})/` },
      to: {},
    },
    {
      name: 'pure-rooms-do-no-io',
      comment: 'Rules are pure functions; I/O stands at the edge.',
      severity: 'error',
      from: {
        path: `^libs/(${pure.join('|')})/src/`,
        pathNot: ['\\.spec\\.ts$', '/testing/', '^libs/forms/src/catalogue\\.ts$'],
      },
      to: {
        path: '^(node:)?(fs|net|http|https|child_process|worker_threads|dns|tls|os)(/|$)|node_modules/(pg|typeorm|fastify|undici|@nestjs|kafkajs|@eventstore)/',
      },
    },
    {
      name: 'test-database-is-for-tests',
      severity: 'error',
      from: { pathNot: ['\\.spec\\.ts$', '/testing/', '^test/', '^libs/test-database/'] },
      to: { path: '^libs/test-database/' },
    },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
