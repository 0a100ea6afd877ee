/** Handing in: the page of a deliverable, its upload, its trial, its deposit. */
import type { BlockList } from 'node:net';
import { Hono } from 'hono';
import type { ReaderPool } from '../document/document.ts';
import type { Shelf } from '../guide/shelf.ts';
import type { Identity } from '../identity/entry.ts';
import type { Services } from '../kernel/services.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { Assets } from '../ui/shell.routes.ts';

/** What the routes of this slice need. */
export interface DepositDeps extends Services {
  assets: Assets;
  shelf: () => Shelf;
  identity: Identity;
  trusted: BlockList;
  /** Readers, to draw pages. */
  pool: ReaderPool;
  typesetter: Typesetter;
}

export function depositRoutes(_deps: DepositDeps): Hono {
  return new Hono();
}
