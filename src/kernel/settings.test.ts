import { expect, test } from 'vitest';
import { describeSettings, parseSettings, SETTINGS } from './settings.ts';

const config = (environment: Record<string, string>) => {
  const parsed = parseSettings(environment);
  if ('problems' in parsed) throw new Error(parsed.problems.map((p) => p.message).join('\n'));
  return parsed.config;
};

test('nothing set: every default is one that the schema accepts', () => {
  expect(config({})).toEqual({
    DATABASE_URL: null,
    DEMO: true,
    JOBS: 2,
    OIDC_CLIENT_ID: null,
    OIDC_CLIENT_SECRET: null,
    OIDC_ISSUER: null,
    OIDC_LABEL: null,
    OIDC_MFA: false,
    MAIL_BOUNCES: null,
    S3_URL: null,
    SECRET: null,
    SMTP_URL: null,
    HOST: '127.0.0.1',
    PORT: 3000,
    DATA_DIR: 'data',
    BASE_URL: 'http://127.0.0.1:3000',
    TRUSTED_PROXIES: [],
    PUBLIC_CHECK: true,
    MAX_UPLOAD_BYTES: 52_428_800,
    READERS: 2,
    CHECKS_PER_CLIENT: 60,
    CHECKS_WAITING: 200,
    SESSION_DAYS: 30,
    LOG_LEVEL: 'info',
  });
});

test('an empty value counts as absent', () => {
  expect(config({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000, DATABASE_URL: null });
});

test('the public address is made of host and port, an IPv6 host between brackets, or is the one given', () => {
  expect(config({ HOST: '::1', PORT: '8080' }).BASE_URL).toBe('http://[::1]:8080');
  expect(config({ BASE_URL: 'https://soutenir.example.org/' }).BASE_URL).toBe('https://soutenir.example.org');
});

test('proxies are addresses and blocks', () => {
  expect(config({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' }).TRUSTED_PROXIES).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
});

test('a provider of school accounts comes with its name and its secret, or not at all', () => {
  const OIDC_ISSUER = 'http://127.0.0.1:8080/realms/school';
  const whole = { OIDC_ISSUER, OIDC_CLIENT_ID: 'soutenir', OIDC_CLIENT_SECRET: 'given' };
  expect(config(whole)).toMatchObject(whole);
  expect(parseSettings({ OIDC_ISSUER })).toMatchObject({ problems: [{ name: 'OIDC_CLIENT_ID' }] });
  expect(parseSettings({ OIDC_ISSUER, OIDC_CLIENT_ID: 'soutenir' })).toMatchObject({
    problems: [{ name: 'OIDC_CLIENT_SECRET' }],
  });
});

test.each([
  ['PORT', '0'],
  ['PORT', '80a'],
  ['PORT', '65536'],
  ['HOST', 'two words'],
  ['DATABASE_URL', 'mysql://h/d'],
  ['DATABASE_URL', 'nowhere'],
  ['BASE_URL', 'ftp://h'],
  ['BASE_URL', 'https://h/path'],
  ['TRUSTED_PROXIES', 'localhost'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['PUBLIC_CHECK', 'true'],
  ['MAX_UPLOAD_BYTES', '-1'],
  ['MAX_UPLOAD_BYTES', '12'],
  ['READERS', '0'],
  ['LOG_LEVEL', 'loud'],
  ['SMTP_URL', 'https://mail.example.org'],
  ['S3_URL', 'https://key:secret@s3.example.org'],
  ['S3_URL', 'https://key:secret@s3.example.org/bucket/folder'],
  ['S3_URL', 'https://s3.example.org/bucket'],
  ['SECRET', 'too short'],
  ['JOBS', '65'],
  ['OIDC_ISSUER', 'http://id.example.org'],
  ['OIDC_ISSUER', 'https://id.example.org/?tenant=school'],
  ['OIDC_MFA', 'yes'],
] as const)('%s=%s is refused with what is accepted', (name, value) => {
  const parsed = parseSettings({ [name]: value });
  expect(parsed).toMatchObject({ problems: [{ name }] });
  expect('problems' in parsed && parsed.problems[0]!.message).toContain(`Accepted: ${SETTINGS[name].accepts}`);
});

test('a refused secret is not shown', () => {
  const parsed = parseSettings({
    S3_URL: 'https://key:secret-word@s3.example.org',
    SMTP_URL: 'ftp://user:secret-word@h',
    SECRET: 'secret-word',
  });
  expect(parsed).toMatchObject({ problems: [{ name: 'SECRET' }, { name: 'SMTP_URL' }, { name: 'S3_URL' }] });
  expect(JSON.stringify(parsed)).not.toContain('secret-word');
});

test.each([
  [{}, true],
  [{ HOST: '::1' }, true],
  [{ BASE_URL: 'http://localhost:8080' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ BASE_URL: 'https://soutenir.example.org' }, false],
])('the demo is there where nothing but this machine reaches the server: %j', (environment, there) => {
  expect(config(environment).DEMO).toBe(there);
  expect(config({ ...environment, DEMO: 'off' }).DEMO).toBe(false);
  expect('problems' in parseSettings({ ...environment, DEMO: 'on' })).toBe(!there);
});

test('a server with a database of its own has no demo unless it is asked for', () => {
  const DATABASE_URL = 'postgres://h/d';
  expect([config({ DATABASE_URL }).DEMO, config({ DATABASE_URL, DEMO: 'on' }).DEMO]).toEqual([false, true]);
});

test('every refused value is said at once', () => {
  const parsed = parseSettings({ PORT: 'x', READERS: 'y' });
  expect('problems' in parsed && parsed.problems.map((p) => p.name)).toEqual(['PORT', 'READERS']);
});

test('the page names every setting', () => {
  for (const name of Object.keys(SETTINGS)) expect(describeSettings()).toContain(`| \`${name}\` |`);
});
