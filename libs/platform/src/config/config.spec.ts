import { ConfigError } from './config-error.js';
import { readConfig } from './config.js';

describe('readConfig', () => {
  it('has a default for every setting', () => {
    expect(readConfig({}, '/srv/vybory')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/vybory/var',
      databaseUrl: undefined,
      logLevel: 'info',
      bodyLimit: 1_048_576,
      submissionLimit: 33_554_432,
      webhooksFile: undefined,
      attachments: {
        place: { kind: 'folder', folder: '/srv/vybory/var/attachments' },
        maximumBytes: 52_428_800,
      },
    });
  });

  it('takes a folder relative to the working folder or absolute', () => {
    expect(readConfig({ VYBORY_DATA: 'data' }, '/srv').dataDir).toBe('/srv/data');
    expect(readConfig({ VYBORY_DATA: '/data' }, '/srv').dataDir).toBe('/data');
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', ''],
    ['HOST', '0.0.0.0'],
    ['HOST', '10.0.0.1'],
    ['DATABASE_URL', 'mysql://x'],
    ['LOG_LEVEL', 'loud'],
    ['VYBORY_ATTACHMENTS', 'ftp://server/files'],
    ['VYBORY_ATTACHMENTS', 's3:/bucket'],
    ['VYBORY_ATTACHMENTS', 's3://b'],
    ['VYBORY_SUBMISSION_LIMIT_MIB', '0'],
    ['VYBORY_SUBMISSION_LIMIT_MIB', '257'],
    ['VYBORY_SUBMISSION_LIMIT_MIB', '32 MB'],
    ['VYBORY_ATTACHMENT_LIMIT_MIB', '0'],
    ['VYBORY_ATTACHMENT_LIMIT_MIB', '50 MB'],
  ])('refuses %s=%s and names it in both languages', (setting, value) => {
    const refused = (): unknown => readConfig({ [setting]: value }, '/srv');
    expect(refused).toThrow(ConfigError);
    expect(refused).toThrow(
      expect.objectContaining({
        setting,
        text: { uk: expect.stringContaining(setting), en: expect.stringContaining(setting) },
      }),
    );
  });

  it('takes another place for attachments', () => {
    const placeOf = (environment: Record<string, string>) => readConfig(environment, '/srv').attachments.place;
    expect(placeOf({ VYBORY_ATTACHMENTS: 'files' })).toEqual({ kind: 'folder', folder: '/srv/files' });
    expect(placeOf({ VYBORY_ATTACHMENTS: 's3://evidence' })).toEqual({
      kind: 's3',
      bucket: 'evidence',
      prefix: '',
      region: 'us-east-1',
      spoolFolder: '/srv/var/attachments-incoming',
    });
    const own = {
      VYBORY_ATTACHMENTS: 's3://evidence/vybory/2030/',
      VYBORY_S3_ENDPOINT: 'https://s3.example.org',
      VYBORY_S3_REGION: 'ua-kyiv-1',
      VYBORY_S3_ACCESS_KEY_ID: 'key',
      VYBORY_S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(placeOf(own)).toMatchObject({
      prefix: 'vybory/2030',
      region: 'ua-kyiv-1',
      endpoint: 'https://s3.example.org',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    });
  });

  it.each(['VYBORY_S3_ENDPOINT', 'VYBORY_S3_ACCESS_KEY_ID'])('refuses half of an S3: %s', (setting) => {
    const half = { VYBORY_ATTACHMENTS: 's3://evidence', VYBORY_S3_SECRET_ACCESS_KEY: 'secret' };
    const wrong = setting === 'VYBORY_S3_ENDPOINT' ? { ...half, [setting]: 's3.example.org' } : half;
    expect(() => readConfig(wrong, '/srv')).toThrow(expect.objectContaining({ setting }));
  });
});
