/** The settings of a server: one schema, from which come validation, types, messages and docs/configuration.md. Pure. */
import { z } from 'zod';

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max);
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

/** An address or a block of addresses: "10.0.0.0/8", "::1". */
const block = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const list = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(block));

/** One bucket, and who may use it. */
const namesBucket = ({ pathname, username, password }: URL) => /^\/[^/]+$/.test(pathname) && username !== '' && password !== '';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i;
/** Encrypted, or on this very machine; nothing after the path. */
const namesIssuer = ({ protocol, hostname, search, hash }: URL) =>
  (protocol === 'https:' || LOOPBACK.test(hostname)) && !search && !hash;

/** A setting: how it is checked, what is used when it is absent, what it is for, what is accepted. */
interface Setting<S extends z.ZodType> {
  schema: S;
  /** As one would write it; null: none. */
  fallback: string | null;
  what: string;
  accepts: string;
  /** Never printed as it is. */
  secret?: boolean;
}
const setting = <S extends z.ZodType>(value: Setting<S>): Setting<S> => value;

export const SETTINGS = {
  DATABASE_URL: setting({
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
    fallback: null,
    what: 'PostgreSQL 15 or later to use. Without it, the PostgreSQL that npm brought is started in `DATA_DIR`.',
    accepts: 'an address such as postgres://user:password@host:5432/database',
    secret: true,
  }),
  HOST: setting({
    schema: z.string().regex(/^[A-Za-z0-9_.:-]+$/),
    fallback: '127.0.0.1',
    what: 'Address on which the server listens. `0.0.0.0` or `::` for every network of the machine.',
    accepts: 'a host name or an IP address',
  }),
  PORT: setting({
    schema: wholeNumber(1, 65_535),
    fallback: '3000',
    what: 'Port on which the server listens.',
    accepts: 'a whole number from 1 to 65535',
  }),
  DATA_DIR: setting({
    schema: z.string().regex(/^[^\0]+$/),
    fallback: 'data',
    what: 'Folder of the database and of the files, from the folder of the project. One server at a time uses it.',
    accepts: 'the path of a folder that can be written',
  }),
  BASE_URL: setting({
    schema: z
      .url({ protocol: /^https?$/ })
      .refine((url) => URL.canParse(url) && new URL(url).pathname === '/' && !new URL(url).search),
    fallback: null,
    what: 'Address at which people reach the server, behind a proxy for instance. Without it, `http://HOST:PORT`.',
    accepts: 'an http or https address without a path, such as https://soutenir.example.org',
  }),
  TRUSTED_PROXIES: setting({
    schema: list,
    fallback: '',
    what: 'Proxies whose `X-Forwarded-For` is believed. Without any, the client is who holds the connection.',
    accepts: 'addresses or blocks of addresses with commas between, such as 127.0.0.1,10.0.0.0/8',
  }),
  PUBLIC_CHECK: setting({
    schema: onOff,
    fallback: 'on',
    what: 'Whether strangers may have a document checked at `/check`.',
    accepts: 'on or off',
  }),
  MAX_UPLOAD_BYTES: setting({
    schema: wholeNumber(1024, 1_073_741_824),
    fallback: '52428800',
    what: 'Largest request accepted, in bytes; what is larger is refused while it arrives. 50 MB unless set.',
    accepts: 'a whole number from 1024 to 1073741824',
  }),
  DEMO: setting({
    schema: onOff,
    fallback: null,
    what: 'Whether the demo school is there, and `/demo`, where anyone enters as one of its people. Without it: on when nothing but this machine reaches the server (HOST is 127.0.0.1, no BASE_URL, no DATABASE_URL), else off. A server that others reach refuses `on`.',
    accepts: 'on or off',
  }),
  SECRET: setting({
    schema: z.string().min(32),
    fallback: null,
    what: 'Signs the cookies of sessions. Without it, one is made at the first start and kept in `DATA_DIR`. Servers that share a database share it.',
    accepts: '32 characters or more',
    secret: true,
  }),
  SESSION_DAYS: setting({
    schema: wholeNumber(1, 365),
    fallback: '30',
    what: 'Days after which the session of an account ends, however much it is used: its person enters again. One that is not used ends after twelve hours; one opened by a link, twelve hours after it was opened.',
    accepts: 'a whole number from 1 to 365',
  }),
  SMTP_URL: setting({
    schema: z.url({ protocol: /^smtps?$/ }),
    fallback: null,
    what: 'Server that sends the letters. Without it, they are written and held: the office sends them once there is one.',
    accepts: 'an address such as smtp://user:password@mail.example.org:587',
    secret: true,
  }),
  MAIL_BOUNCES: setting({
    schema: z.email(),
    fallback: null,
    what: 'Address to which mail servers report what could not be delivered, read by `soutenir bounce` (`docs/recipes/bounces.md`). Without it, the address that letters come from.',
    accepts: 'an e-mail address, such as retours@example.org',
  }),
  S3_URL: setting({
    schema: z.url({ protocol: /^https?$/ }).refine((url) => URL.canParse(url) && namesBucket(new URL(url))),
    fallback: null,
    what: 'Bucket of an S3-compatible store where files are kept. Without it, they are kept in `DATA_DIR`.',
    accepts: 'an address such as https://key:secret@s3.example.org/bucket?region=fr-par',
    secret: true,
  }),
  OIDC_ISSUER: setting({
    schema: z.url({ protocol: /^https?$/ }).refine((url) => URL.canParse(url) && namesIssuer(new URL(url))),
    fallback: null,
    what: 'OpenID Connect provider by which people enter with their school account; `docs/recipes/school-account.md` says how to set one up, SAML and CAS included. Without it, that way in is not shown.',
    accepts: 'the issuer’s https address, as its discovery document gives it, such as https://id.example.org/realms/school',
  }),
  OIDC_CLIENT_ID: setting({
    schema: z.string().max(500),
    fallback: null,
    what: 'Name by which the provider knows this server. Goes with `OIDC_ISSUER`.',
    accepts: 'what the provider gave',
  }),
  OIDC_CLIENT_SECRET: setting({
    schema: z.string().max(1000),
    fallback: null,
    what: 'Secret that the provider gave with `OIDC_CLIENT_ID`. Goes with `OIDC_ISSUER`.',
    accepts: 'what the provider gave',
    secret: true,
  }),
  OIDC_LABEL: setting({
    schema: z.string().max(60),
    fallback: null,
    what: 'What the button of the school account says. Without it, « Entrer avec le compte de l’école », “Sign in with the school account”.',
    accepts: '60 characters at most',
  }),
  OIDC_MFA: setting({
    schema: onOff,
    fallback: 'off',
    what: 'Whether the provider is believed when it says that a second factor was given (`amr` holds “mfa”, or `acr` is REFEDS MFA or an eIDAS level above low): leads and the office are then not asked for theirs.',
    accepts: 'on or off',
  }),
  JOBS: setting({
    schema: wholeNumber(0, 64),
    fallback: '2',
    what: 'Background tasks at once: checks of deposits, letters. 0 leaves them to another server on the same database.',
    accepts: 'a whole number from 0 to 64',
  }),
  READERS: setting({
    schema: wholeNumber(1, 64),
    fallback: '2',
    what: 'Processes that read documents, one document at a time each, 250 MB at most each.',
    accepts: 'a whole number from 1 to 64',
  }),
  CHECKS_PER_CLIENT: setting({
    schema: wholeNumber(1, 1_000_000),
    fallback: '60',
    what: 'Documents that one client may have checked in ten minutes at `/check`.',
    accepts: 'a whole number from 1 to 1000000',
  }),
  CHECKS_WAITING: setting({
    schema: wholeNumber(1, 100_000),
    fallback: '200',
    what: 'Documents that may wait for a reader at once, all clients together; the next is asked to come back later.',
    accepts: 'a whole number from 1 to 100000',
  }),
  LOG_LEVEL: setting({
    schema: z.enum(['debug', 'info', 'warn', 'error']),
    fallback: 'info',
    what: 'Least serious entry that is logged.',
    accepts: 'debug, info, warn or error',
  }),
} as const;

type Settings = typeof SETTINGS;
export type SettingName = keyof Settings;

/** Values as the program uses them; without a default, null when absent. */
export type Config = {
  [K in SettingName]:
    | z.output<Settings[K]['schema']>
    | (K extends
        | 'DATABASE_URL'
        | 'SECRET'
        | 'SMTP_URL'
        | 'MAIL_BOUNCES'
        | 'S3_URL'
        | `OIDC_${'ISSUER' | 'CLIENT_ID' | 'CLIENT_SECRET' | 'LABEL'}`
        ? null
        : never);
};

/** A value that is refused: what to tell the person who set it. */
export interface SettingProblem {
  name: SettingName;
  message: string;
}

/** The value of one setting in `environment`; an empty value counts as absent. */
function readSetting(name: SettingName, environment: Readonly<Record<string, string | undefined>>) {
  const { schema, fallback, accepts, secret } = SETTINGS[name] as Setting<z.ZodType>;
  const given = environment[name] === '' ? undefined : environment[name];
  const text = given ?? fallback;
  if (text === null) return { value: null };
  const parsed = schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  const shown = secret ? '(not shown)' : JSON.stringify(text);
  return {
    problem: {
      name,
      message: `${name}=${shown} is refused. Accepted: ${accepts}.${fallback ? ` Without it: ${fallback}.` : ''}`,
    },
  };
}

/**
 * The configuration of `environment`, or every value that is refused.
 * BASE_URL, when absent, is made of HOST and PORT.
 */
export function parseSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { config: Config } | { problems: SettingProblem[] } {
  const names = Object.keys(SETTINGS) as SettingName[];
  const read = names.map((name) => [name, readSetting(name, environment)] as const);
  const problems = read.flatMap(([, { problem }]) => (problem ? [problem] : []));
  if (problems.length > 0) return { problems };
  const values = Object.fromEntries(read.map(([name, { value }]) => [name, value])) as unknown as Given;
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = values;
  if (OIDC_ISSUER !== null && (OIDC_CLIENT_ID === null || OIDC_CLIENT_SECRET === null)) {
    return { problems: [{ name: OIDC_CLIENT_ID === null ? 'OIDC_CLIENT_ID' : 'OIDC_CLIENT_SECRET', message: OIDC_HALF }] };
  }
  if (values.DEMO && !isPrivate(values)) return { problems: [{ name: 'DEMO', message: DEMO_REFUSED }] };
  return {
    config: { ...values, BASE_URL: originOf(values), DEMO: values.DEMO ?? (isPrivate(values) && values.DATABASE_URL === null) },
  };
}

/** As set, before what depends on other settings is filled in. */
type Given = Omit<Config, 'BASE_URL' | 'DEMO'> & { BASE_URL: string | null; DEMO: boolean | null };

const OIDC_HALF = 'OIDC_ISSUER is set without OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: give all three, or none.';
const DEMO_REFUSED =
  'DEMO="on" is refused: anyone enters the demo as anyone, so that only this machine may reach it. Leave HOST at 127.0.0.1 and BASE_URL unset, or set DEMO=off.';

/** True when nothing but this machine reaches the server. */
function isPrivate({ HOST, BASE_URL }: Pick<Given, 'HOST' | 'BASE_URL'>): boolean {
  return LOOPBACK.test(HOST) && (BASE_URL === null || LOOPBACK.test(new URL(BASE_URL).hostname));
}

function originOf({ BASE_URL, HOST, PORT }: Pick<Given, 'BASE_URL' | 'HOST' | 'PORT'>): string {
  return new URL(BASE_URL ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`).origin;
}

/** docs/configuration.md. */
export function describeSettings(): string {
  const rows = Object.entries(SETTINGS).map(([name, { what, accepts, fallback }]) => {
    return `| \`${name}\` | ${what} | ${accepts} | ${fallback ? `\`${fallback}\`` : 'none'} |`;
  });
  return [
    '# Configuration',
    '',
    'Everything is set by environment variables; `npm start` needs none. A value that cannot be used stops the start with a message that says',
    'what is accepted. An empty value counts as absent. This page is made from the schema (`src/kernel/settings.ts`) by `npm run docs:config`.',
    '',
    '| variable | what for | accepted | unless set |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
