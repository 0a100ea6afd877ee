/** Marks in the contents the part that is being read. */
const nav = document.querySelector('[data-contents]');
if (nav) {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of nav.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const part = document.getElementById(link.hash.slice(1));
    if (part) links.set(part, link);
  }
  const parts = [...links.keys()];
  let current: HTMLAnchorElement | undefined;
  const mark = () => {
    const read = parts.findLast((part) => part.getBoundingClientRect().top < innerHeight * 0.3) ?? parts[0];
    const next = read && links.get(read);
    if (!next || next === current) return;
    current?.removeAttribute('aria-current');
    next.setAttribute('aria-current', 'location');
    current = next;
    if (getComputedStyle(nav).position === 'sticky') {
      const { top, bottom } = next.getBoundingClientRect();
      const box = nav.getBoundingClientRect();
      if (top < box.top || bottom > box.bottom) nav.scrollTop += top - box.top - box.height / 3;
    }
  };
  let asked = false;
  const later = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      mark();
    });
  };
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later, { passive: true });
  mark();
}
