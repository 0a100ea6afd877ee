/** Starts a server: configuration, folder, database, migrations, then listens; stops cleanly when told to. */
import { createServer } from './server.ts';
import { systemClock } from './kernel/clock.ts';
import { ConfigError, loadConfig } from './kernel/config.ts';
import { FolderInUse } from './kernel/lock.ts';
import { createLog, faultFields } from './kernel/log.ts';
import { NoPostgres } from './kernel/postgres.ts';

/** What the person who starts the server can do something about: its message is enough. */
const isForPerson = (fault: unknown) =>
  fault instanceof ConfigError ||
  fault instanceof FolderInUse ||
  fault instanceof NoPostgres ||
  (fault as { code?: unknown }).code === 'EADDRINUSE';

function words(fault: unknown): string {
  if ((fault as { code?: unknown }).code !== 'EADDRINUSE') return (fault as Error).message;
  const { address, port } = fault as { address?: string; port?: number };
  return `Another program listens on ${address}:${port}. Stop it first, or set PORT.`;
}

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.LOG_LEVEL, systemClock, process.stderr);
  const server = await createServer(config, systemClock, log);
  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { reason });
    server.stop().then(
      () => process.exit(0),
      (fault: unknown) => {
        log.error('the stop failed', faultFields(fault));
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  process.on('disconnect', () => stop('the starting process is gone'));
  process.on('unhandledRejection', (fault) => log.error('a promise failed unheard', faultFields(fault)));
  process.stdout.write(`Soutenir ${config.BASE_URL}\n`);
  if (server.setup) process.stdout.write(`Première mise en route, first run: ${server.setup}\n`);
}

main().catch((fault: unknown) => {
  process.stderr.write(isForPerson(fault) ? `${words(fault)}\n` : `${(fault as Error).stack ?? String(fault)}\n`);
  process.exit(isForPerson(fault) ? 2 : 1);
});
