/** The report: another page is shown without loading everything again. Without it the same links load the page. */

/** The page asked for last. */
let asked = '';

async function show(href: string): Promise<void> {
  asked = href;
  const response = await fetch(href).catch(() => null);
  const html = response?.ok ? await response.text() : null;
  // Another page was asked for meanwhile: an answer that comes late does not take its place.
  if (asked !== href) return;
  const next = html && new DOMParser().parseFromString(html, 'text/html').querySelector('[data-leaf]');
  const leaf = document.querySelector('[data-leaf]');
  if (!next || !leaf) return location.assign(href);
  leaf.replaceWith(document.adoptNode(next));
}

document.addEventListener('click', (event) => {
  const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[data-page]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  const inStrip = link.closest('[data-leaf]') !== null;
  void show(link.href).then(() => {
    const leaf = document.getElementById('page');
    const current = leaf?.querySelector<HTMLElement>('.strip [aria-current]');
    if (inStrip) current?.focus({ preventScroll: true });
    else leaf?.scrollIntoView({ block: 'nearest' });
  });
});
addEventListener('popstate', () => void show(location.href));
