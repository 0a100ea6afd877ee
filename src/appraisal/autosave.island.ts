/**
 * Saves a form while it is filled: what changed, at most every five seconds, at once when the page is left. What the server has not taken
 * yet is kept on this device, and offered back: a dead battery or a cut loses nothing. Also: what is answered so far, and "next".
 */
import { isEmpty, type Outcome, type Ports, Saver, type Unsaved } from './saver.ts';

type Words = Readonly<Record<'pending' | 'offline' | 'over' | 'sent' | 'answered', string>>;

const PREFIX = 'c-';
const found = document.querySelector<HTMLFormElement>('form[data-autosave]');

/** What a device keeps, where it keeps anything. */
function kept(key: string): Unsaved | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Unsaved | null;
  } catch {
    return null;
  }
}
function keep(key: string, changes: Unsaved | null): void {
  try {
    if (changes) localStorage.setItem(key, JSON.stringify(changes));
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing still saves on the server.
  }
}

async function tell(address: string, changes: Unsaved, leaving: boolean): Promise<Outcome> {
  const body = JSON.stringify(changes);
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body, keepalive: leaving }).catch(() => null);
  if (answer?.ok) return (await answer.json()) as { saved: string } satisfies Outcome;
  if (answer?.status === 409) return 'sent';
  return answer && [401, 403, 404].includes(answer.status) ? 'over' : 'cut';
}

const CLASSES = { pending: 'none', saved: '', cut: 'offline', over: 'over', sent: 'over' } as const;

/** The line of the saved state; its sign stands in the page, shown by its class. */
function sayer(form: HTMLFormElement, words: Words): Ports['say'] {
  const line = form.querySelector<HTMLElement>('[data-saved]');
  const own = { pending: words.pending, saved: '', cut: words.offline, over: words.over, sent: words.sent };
  return (state, said) => {
    const text = line?.querySelector('span');
    if (!line || !text) return;
    line.className = `saved ${CLASSES[state]}`.trim();
    const next = said || own[state];
    if (text.textContent !== next) text.textContent = next;
  };
}

/** The figures of the page, and where "next" leads. */
function follower(form: HTMLFormElement, words: Words) {
  const criteria = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-criterion]')];
  const isAnswered = (set: HTMLFieldSetElement) => set.querySelector('input:checked') !== null;
  const figures = (of: readonly HTMLFieldSetElement[]) => {
    const done = of.filter(isAnswered).length;
    return { done, text: words.answered.replace('{n}', String(done)).replace('{of}', String(of.length)) };
  };
  const put = (element: Element | null, text: string) => element && element.textContent !== text && (element.textContent = text);
  return {
    count(): void {
      const all = figures(criteria);
      const bar = form.querySelector<HTMLProgressElement>('[data-progress]');
      if (bar) bar.value = all.done;
      put(form.querySelector('[data-count]'), all.text);
      for (const group of form.querySelectorAll('[data-group]')) {
        put(group.querySelector('[data-of-group]'), figures(criteria.filter((set) => group.contains(set))).text);
      }
    },
    /** The first criterion without an answer below the top of the screen, else the first of all, else what closes the form. */
    next(): Element | null {
      const left = criteria.filter((set) => !isAnswered(set));
      const below = (element: Element) => element.getBoundingClientRect().top > 80;
      const comment = form.querySelector('.comment');
      return left.find(below) ?? left[0] ?? (comment && below(comment) ? comment : form.querySelector('#send'));
    },
  };
}

/** Offers back what this device kept and the server never got. */
function offerBack(form: HTMLFormElement, key: string, take: (changes: Unsaved) => void): void {
  const there = kept(key);
  const comment = form.querySelector<HTMLTextAreaElement>('textarea[name=comment]');
  const radio = (id: string, value: string) =>
    form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(PREFIX + id)}"][value="${CSS.escape(value)}"]`);
  const answers = Object.entries(there?.answers ?? {}).filter(([id, value]) => radio(id, value)?.checked === false);
  const other = there?.comment !== undefined && comment !== null && there.comment !== comment.value;
  const changes: Unsaved = { answers: Object.fromEntries(answers), ...(other && { comment: there.comment! }) };
  const box = form.querySelector<HTMLElement>('[data-kept]');
  if (isEmpty(changes) || !box) return keep(key, null);
  box.hidden = false;
  box.querySelector('[data-take]')?.addEventListener('click', () => {
    box.hidden = true;
    for (const [id, value] of answers) radio(id, value)!.checked = true;
    if (other && comment) comment.value = there.comment!;
    take(changes);
  });
  box.querySelector('[data-drop]')?.addEventListener('click', () => {
    box.hidden = true;
    keep(key, null);
  });
}

/** Everything is on the server before the page is sent: what cannot be saved stays here, and is not sent into the void. */
function saveFirst(form: HTMLFormElement, saver: Saver): void {
  let ready = false;
  form.addEventListener('submit', (event) => {
    if (ready || isEmpty(saver.unsaved)) return;
    event.preventDefault();
    const { submitter } = event;
    void saver.settle().then((saved) => {
      if (!saved) return;
      ready = true;
      form.requestSubmit(submitter);
    });
  });
}

function autosave(form: HTMLFormElement): void {
  const { autosave: address = '', copy: key = '' } = form.dataset;
  const words = JSON.parse(form.dataset['words'] ?? '{}') as Words;
  const { count, next } = follower(form, words);
  const saver = new Saver({
    tell: (changes, leaving) => tell(address, changes, leaving),
    keep: (changes) => keep(key, changes),
    say: sayer(form, words),
    after: (ms, then) => void setTimeout(then, ms),
    now: () => Date.now(),
  });
  const changed = (changes: Unsaved) => {
    saver.change(changes);
    count();
  };
  form.addEventListener('input', (event) => {
    const { name, value } = event.target as HTMLInputElement;
    if (name === 'comment') changed({ answers: {}, comment: value });
    if (!name.startsWith(PREFIX)) return;
    const set = (event.target as HTMLElement).closest('fieldset');
    set?.classList.remove('wrong');
    set?.querySelector('.signal.block')?.remove();
    changed({ answers: { [name.slice(PREFIX.length)]: value } });
  });
  form.querySelector('[data-next]')?.addEventListener('click', (event) => {
    event.preventDefault();
    const there = next();
    there?.scrollIntoView({ block: 'start' });
    there?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  });
  const leave = () => void saver.flush(true);
  form.querySelector('textarea')?.addEventListener('blur', leave);
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', leave);
  window.addEventListener('online', leave);
  saveFirst(form, saver);
  offerBack(form, key, changed);
  count();
  form.querySelector('[data-plain]')?.setAttribute('hidden', '');
}

if (found) autosave(found);
