/**
 * Saves a form while it is filled, an appraisal or feedback: what changed, at most every five seconds, at once when the page is left. What the server has not taken
 * yet is kept on this device, and offered back: a dead battery or a cut loses nothing. Also: what is answered so far, and "next".
 */
import { type Copy, copyKey, keepCopy, readCopy, tidyCopies } from './copies.ts';
import { isEmpty, type Outcome, over, type Said, Saver, type Unsaved } from './saver.ts';

type Key = Exclude<Said, 'saved'> | 'cutUnkept' | 'overUnkept' | 'unsent' | 'toSend' | 'answered' | 'commentLeft';
type Words = Readonly<Record<Key | 'keptSince' | 'keptComment' | 'keptSaved' | 'ticked' | 'unticked', string>>;
/** What a device keeps: what was not saved, and when the server last had saved the form, as this page knew. */
type Kept = Unsaved & { base: number };

/** Names of the fields: criteria, topics that are ticked, what the page was shown. */
const PREFIX = 'c-';
const TOPIC = 'about';
const SEEN = 'seen';
/** A server that has not answered after this long is asked again. */
const PATIENCE_MS = 20_000;
/** Characters left from which they are counted aloud. */
const FEW = 400;
const found = document.querySelector<HTMLFormElement>('form[data-autosave]');
const store = () => localStorage;

const put = (element: Element | null | undefined, text: string) =>
  element && element.textContent !== text && (element.textContent = text);

/** The free text of the form. */
const textOf = (form: HTMLFormElement) => form.querySelector<HTMLTextAreaElement>('textarea');

/** Tells the server what changed, and the text that this page `knows`; `taken` hears when it saved. */
async function tell(
  { address, known }: { address: string; known: object },
  changes: Unsaved,
  leaving: boolean,
  taken: (at: number) => void,
): Promise<Outcome> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const asked = { method: 'POST', headers, body: JSON.stringify({ ...changes, known }), keepalive: leaving, signal };
  const answer = await fetch(address, asked).catch(() => null);
  type Taken = { saved: string; at: number; elsewhere?: true };
  const body = answer?.ok ? ((await answer.json().catch(() => null)) as Taken | null) : null;
  if (body?.elsewhere) return 'elsewhere';
  if (body) {
    taken(body.at);
    return { saved: body.saved };
  }
  const outcomes: Record<number, Outcome> = { 401: 'over', 403: 'gone', 404: 'gone', 409: 'sent' };
  return outcomes[answer?.status ?? 0] ?? 'cut';
}

const CLASSES = {
  pending: 'none',
  saved: '',
  cut: 'offline',
  over: 'over',
  gone: 'over',
  sent: 'over',
  elsewhere: 'over',
  unsent: 'offline',
} as const;

/** What the line of the saved state depends on: whether the device has a copy, whether the form was to be sent and could not be. */
interface Standing {
  isKept: boolean;
  isWanted: boolean;
}

/** The line of the saved state; its sign stands in the page, shown by its class. */
function sayer(form: HTMLFormElement, words: Words, standing: Standing) {
  const line = form.querySelector<HTMLElement>('[data-saved]');
  return (state: Said | 'unsent', said: string) => {
    if (!line) return;
    const { isKept, isWanted } = standing;
    line.className = `saved ${state === 'saved' && isWanted ? CLASSES.unsent : CLASSES[state]}`.trim();
    const key = (state === 'cut' || state === 'over') && !isKept ? (`${state}Unkept` as const) : state;
    const saved = isWanted ? `${said}. ${words.toSend}` : said;
    put(line.querySelector('span'), key === 'saved' ? saved : words[key]);
  };
}

/** The figures of the page, and where "next" leads. */
function follower(form: HTMLFormElement, words: Words) {
  const criteria = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-criterion]')];
  const isAnswered = (set: HTMLFieldSetElement) => set.querySelector('input:checked') !== null;
  const comment = textOf(form);
  const done = (of: readonly HTMLFieldSetElement[]) => of.filter(isAnswered).length;
  const figures = (of: readonly HTMLFieldSetElement[]) =>
    words.answered.replace('{n}', String(done(of))).replace('{of}', String(of.length));
  return {
    count(): void {
      const bar = form.querySelector<HTMLProgressElement>('[data-progress]');
      if (bar) bar.value = done(criteria);
      put(form.querySelector('[data-count]'), figures(criteria));
      for (const group of form.querySelectorAll('[data-group]')) {
        put(group.querySelector('[data-of-group]'), figures(criteria.filter((set) => group.contains(set))));
      }
      const room = comment ? comment.maxLength - comment.value.length : FEW;
      put(form.querySelector('[data-comment-left]'), room < FEW ? words.commentLeft.replace('{n}', String(room)) : '');
    },
    /** The first criterion without an answer below the top of the screen, else the first of all, else what closes the form. */
    next(): Element | null {
      const left = criteria.filter((set) => !isAnswered(set));
      const below = (element: Element) => element.getBoundingClientRect().top > 80;
      const box = comment?.closest('.comment');
      return left.find(below) ?? left[0] ?? (box && below(box) ? box : form.querySelector('#send'));
    },
  };
}

const inputOf = (form: HTMLFormElement, name: string, value: string) =>
  form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);

/** The field of an answer, and whether it is ticked where the answer is `value`: the level of a criterion, or a topic that is 'on' or 'off'. */
function choice(form: HTMLFormElement, id: string, value: string): { input: HTMLInputElement; ticked: boolean } | null {
  const level = inputOf(form, PREFIX + id, value);
  const input = level ?? inputOf(form, TOPIC, id);
  return input && { input, ticked: level !== null || value === 'on' };
}

/** The part of `kept` that differs from what the page shows; a line for each, beside what was saved. */
function differing(form: HTMLFormElement, kept: Unsaved, words: Words): { changes: Unsaved; lines: string[] } {
  const comment = textOf(form);
  const answers = Object.entries(kept.answers).filter(([id, value]) => {
    const found = choice(form, id, value);
    return found !== null && found.input.checked !== found.ticked;
  });
  const said = (input: Element | null | undefined) => input?.closest('label')?.querySelector('span')?.textContent ?? '';
  const line = (what: string, mine: string, theirs: string) =>
    `${what}\u00a0: ${mine}${theirs === '' ? '' : ` (${words.keptSaved} ${theirs})`}`;
  const lines = answers.map(([id, value]) => {
    const { input, ticked } = choice(form, id, value)!;
    if (input.type === 'checkbox') return line(said(input), ticked ? words.ticked : words.unticked, '');
    const set = input.closest('fieldset')!;
    return line(set.querySelector('legend span')?.textContent ?? '', said(input), said(set.querySelector('input:checked')));
  });
  const other = kept.comment !== undefined && comment !== null && kept.comment.trim() !== comment.value.trim();
  if (other) lines.push(line(words.keptComment, kept.comment!, comment.value));
  return { changes: { answers: Object.fromEntries(answers), ...(other && { comment: kept.comment! }) }, lines };
}

/** A text that was written here and another that was saved elsewhere since: both, unless this one goes on from that one. */
const withBoth = (theirs: string, mine: string) =>
  theirs.trim() === '' || mine.startsWith(theirs.trim()) ? mine : `${theirs.trim()}\n\n${mine}`;

/** Puts `changes` into the fields of the page. */
function fill(form: HTMLFormElement, { answers, comment }: Unsaved): void {
  for (const [id, value] of Object.entries(answers)) {
    const { input, ticked } = choice(form, id, value)!;
    input.checked = ticked;
    for (const folded of form.querySelectorAll('details')) folded.open ||= folded.contains(input);
  }
  if (comment !== undefined) textOf(form)!.value = comment;
}

/** Offers back what this device kept and the server never got. @returns whether there is something */
function offerBack(
  form: HTMLFormElement,
  copy: Copy<Kept> | null,
  words: Words,
  settle: (taken: Unsaved | null) => void,
): boolean {
  const { changes, lines } = differing(form, copy?.kept ?? { answers: {} }, words);
  const box = form.querySelector<HTMLElement>('[data-kept]');
  if (!copy || isEmpty(changes) || !box) {
    settle(null);
    return false;
  }
  box.hidden = false;
  if (Number(form.dataset['savedAt']) > copy.kept.base) {
    if (changes.comment !== undefined) changes.comment = withBoth(textOf(form)!.value, changes.comment);
    const said = box.querySelector('[data-kept-words]');
    put(said, `${said?.textContent ?? ''} ${words.keptSince}`);
  }
  const rows = lines.map((words) => Object.assign(document.createElement('li'), { textContent: words, dir: 'auto' }));
  box.querySelector('[data-kept-rows]')?.replaceChildren(...rows);
  const close = (taken: Unsaved | null) => {
    box.hidden = true;
    settle(taken);
    (form.querySelector<HTMLElement>('[data-next]') ?? textOf(form))?.focus();
  };
  box.querySelector('[data-take]')?.addEventListener('click', () => {
    fill(form, changes);
    close(changes);
  });
  box.querySelector('[data-drop]')?.addEventListener('click', () => close(null));
  box.scrollIntoView({ block: 'center', behavior: 'instant' });
  return true;
}

/** Everything is on the server before the page is sent: what cannot be saved stays here, and is not sent into the void. */
function saveFirst(form: HTMLFormElement, saver: Saver, then: Record<'forget' | 'offline' | 'wanted', () => void>): void {
  form.addEventListener('submit', (event) => {
    const { submitter } = event;
    const sends = submitter?.getAttribute('value') === 'submit';
    if (isEmpty(saver.unsaved) && navigator.onLine) {
      if (sends) then.forget();
      return;
    }
    event.preventDefault();
    if (isEmpty(saver.unsaved)) return then.offline();
    void saver.settle().then((saved) => {
      if (saved) form.requestSubmit(submitter);
      else if (sends) then.wanted();
    });
  });
}

/** Saves at once when the page is left, and when the network is back. */
function saveWhenLeft(form: HTMLFormElement, saver: Saver): void {
  const leave = () => void saver.flush(true);
  textOf(form)?.addEventListener('blur', () => void saver.flush());
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', leave);
  window.addEventListener('online', () => void saver.flush());
  // Come back to by the back button: what it shows may be sent since.
  window.addEventListener('pageshow', (event) => event.persisted && isEmpty(saver.unsaved) && location.reload());
}

/** What a field that was just used changes; the mark of what was wrong with it goes. Null when it is not one to save. */
function changeIn(field: HTMLInputElement | HTMLTextAreaElement): Unsaved | null {
  if (field instanceof HTMLTextAreaElement) return { answers: {}, comment: field.value };
  const { name, value, checked } = field;
  if (name === TOPIC) return { answers: { [value]: checked ? 'on' : 'off' } };
  if (!name.startsWith(PREFIX)) return null;
  const set = field.closest('fieldset');
  set?.classList.remove('wrong');
  set?.querySelector('.signal')?.remove();
  return { answers: { [name.slice(PREFIX.length)]: value } };
}

/** The text as the server had it when it made the page. */
function seenIn(form: HTMLFormElement): { comment: string } {
  const seen = form.querySelector<HTMLInputElement>(`input[name=${SEEN}]`)?.value ?? '{}';
  return { comment: (JSON.parse(seen) as { comment?: string }).comment ?? '' };
}

function autosave(form: HTMLFormElement): void {
  const { autosave: address = '', copy: name = '', person = '' } = form.dataset;
  const words = JSON.parse(form.dataset['words'] ?? '{}') as Words;
  const key = copyKey(person, name);
  /** Now, on the clock of the server. */
  const now = () => Number(form.dataset['now']) + performance.now();
  const { count, next } = follower(form, words);
  let base = Number(form.dataset['savedAt']);
  const standing: Standing = { isKept: true, isWanted: false };
  let offered: Unsaved = { answers: {} };
  const known = { ...seenIn(form), page: `${performance.timeOrigin}-${Math.random()}` };
  const keep = (changes: Unsaved | null) => {
    const all = over(offered, changes ?? { answers: {} });
    standing.isKept = keepCopy<Kept>(store, key, isEmpty(all) ? null : { kept: { ...all, base }, at: now() });
  };
  const say = sayer(form, words, standing);
  const saver = new Saver({
    tell: (changes, leaving) =>
      tell({ address, known }, changes, leaving, (at) => {
        base = at;
        known.comment = changes.comment ?? known.comment;
      }),
    keep,
    say,
    after: (ms, then) => void setTimeout(then, ms),
    now: () => performance.now(),
  });
  const changed = (changes: Unsaved) => {
    saver.change(changes);
    count();
  };
  form.addEventListener('input', (event) => {
    const change = changeIn(event.target as HTMLInputElement | HTMLTextAreaElement);
    if (change) changed(change);
  });
  form.querySelector('[data-next]')?.addEventListener('click', (event) => {
    event.preventDefault();
    const there = next();
    there?.scrollIntoView({ block: 'start' });
    there?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  });
  saveWhenLeft(form, saver);
  saveFirst(form, saver, {
    forget: () => {
      offered = { answers: {} };
      keep(null);
    },
    offline: () => say('unsent', ''),
    wanted: () => (standing.isWanted = true),
  });
  tidyCopies(store, now());
  const copy = readCopy<Kept>(store, key);
  if (copy) offered = copy.kept;
  const isOffered = offerBack(form, copy, words, (taken) => {
    offered = { answers: {} };
    if (taken) changed(taken);
    else keep(isEmpty(saver.unsaved) ? null : saver.unsaved);
  });
  if (!isOffered && location.hash === '')
    document.querySelector('#resume')?.scrollIntoView({ block: 'start', behavior: 'instant' });
  count();
  form.querySelector('[data-plain]')?.setAttribute('hidden', '');
}

if (found) autosave(found);
