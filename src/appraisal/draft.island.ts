/**
 * Keeps on this device what is being written of a feedback, until it is sent: a dead battery, a cut or a page left by mistake loses nothing.
 * `data-sent` on the form says that it was taken: the copy is forgotten.
 */
import { copyKey, keepCopy, readCopy, tidyCopies } from './copies.ts';

interface Draft {
  words: string;
  about: readonly string[];
}

const form = document.querySelector<HTMLFormElement>('form[data-draft]');
const store = () => localStorage;

function keepDraft(of: HTMLFormElement, words: HTMLTextAreaElement): void {
  const { draft = '', person = '', now: served = '0', sent } = of.dataset;
  const key = copyKey(person, draft);
  const now = () => Number(served) + performance.now();
  const boxes = [...of.querySelectorAll<HTMLInputElement>('input[name=about]')];
  tidyCopies(store, now());
  const copy = sent === undefined ? readCopy<Draft>(store, key) : null;
  if (copy && words.value === '' && typeof copy.kept.words === 'string') {
    words.value = copy.kept.words;
    for (const box of boxes) box.checked = copy.kept.about.includes(box.value);
    for (const details of of.querySelectorAll('details')) details.open ||= details.querySelector(':checked') !== null;
    of.querySelector('[data-restored]')?.removeAttribute('hidden');
  }
  if (sent !== undefined) keepCopy(store, key, null);
  of.addEventListener('input', () => {
    const about = boxes.flatMap((box) => (box.checked ? [box.value] : []));
    const nothing = words.value.trim() === '' && about.length === 0;
    keepCopy<Draft>(store, key, nothing ? null : { kept: { words: words.value, about }, at: now() });
  });
}

const words = form?.querySelector<HTMLTextAreaElement>('textarea[name=words]');
if (form && words) keepDraft(form, words);
