/** The landing page. */
import { Hono } from 'hono';
import { byProgramme, type Shelf } from '../guide/shelf.ts';
import { open } from '../kernel/guard.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { HomePage } from './home.page.tsx';

/** `/`: what this is, the guides, the check when it is open to visitors. */
export function homeRoutes(deps: { shelf: () => Shelf; assets: Assets; publicCheck: boolean }): Hono {
  return new Hono().get('/', open('says what the service is'), (c) =>
    c.html(
      renderPage(<HomePage shell={shellOf(c, deps.assets)} guides={byProgramme(deps.shelf())} publicCheck={deps.publicCheck} />),
      200,
      { 'cache-control': 'no-cache' },
    ),
  );
}
