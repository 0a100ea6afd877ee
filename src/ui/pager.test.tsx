/** Ways between the pages of a list. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Older, Pager } from './pager.tsx';

const href = (page: number) => `/list?page=${page}`;
const links = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, at]) => at);

describe('pages by number', () => {
  test.each([
    [1, 1, []],
    [1, 3, ['/list?page=2']],
    [2, 3, ['/list?page=1', '/list?page=3']],
    [3, 3, ['/list?page=2']],
  ])('page %i of %i', (page, pages, ways) => {
    const html = renderToString(<Pager lang="fr" {...{ page, pages, href }} />);
    expect(links(html)).toEqual(ways);
    expect(html.includes(`Page ${page} sur ${pages}`)).toBe(pages > 1);
  });
});

describe('newest and older lines', () => {
  const words = { newest: 'Newest', older: 'Older' };
  test.each([
    [null, null, []],
    [null, '/list?before=9', ['/list?before=9']],
    ['/list', null, ['/list']],
    ['/list', '/list?before=9', ['/list', '/list?before=9']],
  ])('from %s to %s', (newest, older, ways) => {
    const html = renderToString(<Older label="Journal" {...{ newest, older, words }} />);
    expect(links(html)).toEqual(ways);
    expect(html === '').toBe(ways.length === 0);
  });
});
