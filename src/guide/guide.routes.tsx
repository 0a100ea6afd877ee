/** The guides' pages. */
import { Hono } from 'hono';
import type { Clock } from '../kernel/clock.ts';
import { open } from '../kernel/guard.ts';
import { Refusal } from '../kernel/refusal.ts';
import { renderPage } from '../ui/render.ts';
import { type Assets, shellOf } from '../ui/shell.routes.ts';
import { GuideListPage, GuidePage } from './guide.page.tsx';
import type { Guide } from './schema.ts';
import { byProgramme, findGuide, type Shelf } from './shelf.ts';

const READERS = open('a guide is what a school tells everyone that it expects');

/** /guides, /guides/:id, /guides/:id/:version. Guides do not change while the server runs: what strangers read is rendered once a language. */
export function guideRoutes({ shelf, assets, clock }: { shelf: () => Shelf; assets: Assets; clock: Clock }): Hono {
  const rendered = new Map<string, string>();
  const page = (guide: Guide, shell: ReturnType<typeof shellOf>) => {
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const key = JSON.stringify([guide.guide, guide.version, shell.lang, shell.url, today]);
    const known = shell.visitor ? undefined : rendered.get(key);
    if (known) return known;
    const framework = guide.framework ? (shelf().frameworks.get(guide.framework) ?? null) : null;
    const html = renderPage(<GuidePage shell={shell} guide={guide} framework={framework} today={today} />);
    if (shell.visitor) return html;
    if (rendered.size >= 200) rendered.clear();
    rendered.set(key, html);
    return html;
  };
  return new Hono()
    .get('/guides', READERS, (c) =>
      c.html(renderPage(<GuideListPage shell={shellOf(c, assets)} guides={byProgramme(shelf())} />)),
    )
    .get('/guides/:id/:version?', READERS, (c) => {
      const { id, version } = c.req.param();
      const guide = findGuide(shelf(), id, version);
      if (!guide) throw new Refusal('guide-unknown', { guide: id });
      const shell = shellOf(c, assets);
      const kept = shell.visitor ? 'private, no-cache' : 'no-cache';
      return c.html(page(guide, { ...shell, url: new URL(c.req.url).pathname }), 200, { 'cache-control': kept });
    });
}
