/** Reads the environment, the only file that does. */
import { isAbsolute, join } from 'node:path';
import { ROOT } from './root.ts';
import { type Config, parseSettings } from './settings.ts';

/** Values of the environment that are refused; the message is meant for the person who starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The configuration in force, DATA_DIR made absolute. Throws a `ConfigError` that names each refused variable. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = parseSettings(environment);
  if ('problems' in parsed) throw new ConfigError(parsed.problems.map((p) => p.message).join('\n'));
  const { config } = parsed;
  return { ...config, DATA_DIR: isAbsolute(config.DATA_DIR) ? config.DATA_DIR : join(ROOT, config.DATA_DIR) };
}

/** Where programs of the system are looked for; child processes are given this and nothing else of the environment. */
export const systemPath = (): string => process.env.PATH ?? '/usr/bin:/bin';
