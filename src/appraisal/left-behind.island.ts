/** On the receipt of its author: what other tabs of this device changed once it was sent, offered to be read beside it, or forgotten. */
import { keepCopy, readCopies, tidyCopies } from './copies.ts';
import { joined, type Unsaved } from './saver.ts';

const store = () => localStorage;
const form = document.querySelector<HTMLFormElement>('form[data-left]');

/** A field that the form sends and nobody sees. */
function field(name: string, value: string): HTMLTextAreaElement {
  return Object.assign(document.createElement('textarea'), { name, value, hidden: true });
}

function offer(form: HTMLFormElement): void {
  const { left = '', person = '', sent = '{}', now = '0' } = form.dataset;
  const { answers, comment } = JSON.parse(sent) as Required<Unsaved>;
  tidyCopies(store, Number(now));
  const copies = readCopies<Unsaved>(store, person, left);
  const forget = () => copies.forEach(({ key }) => keepCopy(store, key, null));
  const kept = joined(copies.map((copy) => copy.kept));
  const others = Object.entries(kept.answers).filter(([id, answer]) => answers[id] !== answer);
  const isOther = kept.comment !== undefined && !comment.includes(kept.comment.trim());
  if (others.length === 0 && !isOther) return forget();
  form.append(...others.map(([id, answer]) => field(`c-${id}`, answer)), ...(isOther ? [field('comment', kept.comment!)] : []));
  form.hidden = false;
  form.querySelector('[data-drop]')?.addEventListener('click', () => {
    forget();
    form.hidden = true;
  });
}

if (form) offer(form);
