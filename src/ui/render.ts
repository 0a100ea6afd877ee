/** From a page to its HTML. Pure. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The HTML document of a page made with `Layout`. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
