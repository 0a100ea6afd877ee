/** The demo school, filled once a run: each file of journeys begins with a copy of it (`stage`), which takes a fraction of the time. */
import type { TestProject } from 'vitest/node';
import { removeFolder, startServer, temporaryFolder } from '../support/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo in a data folder, of a server that has stopped; its letters hold addresses of `port`. */
    demo: { folder: string; port: string };
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = temporaryFolder();
  const server = await startServer({ DATA_DIR: folder });
  const code = await server.stop();
  if (code !== 0) throw new Error(`the server that filled the demo ended with ${code}:\n${server.output()}`);
  project.provide('demo', { folder, port: new URL(server.url).port });
  return () => removeFolder(folder);
}
