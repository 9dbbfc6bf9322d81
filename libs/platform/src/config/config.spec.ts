import { ConfigError, readConfig } from './config.js';

describe('readConfig', () => {
  it('has a default for every setting', () => {
    expect(readConfig({}, '/srv/vybory')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/vybory/var',
      databaseUrl: undefined,
      logLevel: 'info',
      bodyLimit: 1_048_576,
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
});
