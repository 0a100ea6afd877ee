/**
 * Saves a form while it is filled, an appraisal or feedback: what changed, at most every five seconds, at once when the page is left. What the server has not taken
 * yet is kept on this device, and offered back: a dead battery or a cut loses nothing. Also: what is answered so far, and "next".
 */
import { copyKey, type FoundCopy, keepCopy, readCopies, tidyCopies } from './copies.ts';
import { type Kept, lookForKept, offerBack, PREFIX, put, textOf, TOPIC } from './offer-back.browser.ts';
import { isEmpty, type Outcome, type Said, Saver, type Unsaved } from './saver.ts';

type Sending = 'sending' | 'sendCut' | 'sendCutUnkept' | 'sendAgain';
type Key = Exclude<Said, 'saved'> | Sending | 'cutUnkept' | 'overUnkept' | 'unsent' | 'toSend' | 'answered' | 'commentLeft';
type Words = Readonly<Record<Key, string>> & Parameters<typeof offerBack>[2];
/** Name of the field of what the page was shown. */
const SEEN = 'seen';
/** A server that has not answered after this long is asked again. */
const PATIENCE_MS = 20_000;
/** Characters left from which they are counted aloud. */
const FEW = 400;
const found = document.querySelector<HTMLFormElement>('form[data-autosave]');
const store = () => localStorage;

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
  const outcomes: Record<number, Outcome> = { 401: 'over', 403: 'gone', 404: 'gone', 409: 'sent', 422: 'long' };
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
  long: 'over',
  unsent: 'offline',
} as const;

/** What is said depends on whether the device has a copy, and on whether the form was to be sent and could not be. */
interface Standing {
  isKept: boolean;
  isWanted: boolean;
}

/** The line of the saved state, whose sign stands in the page, shown by its class; and the one beside the button that sends. */
function sayer(form: HTMLFormElement, words: Words, standing: Standing) {
  const line = form.querySelector<HTMLElement>('[data-saved]');
  const beside = (key: Key | null) => put(form.querySelector('[data-sending]'), key === null ? '' : words[key]);
  const keyOf = (state: Exclude<Said, 'saved'> | 'unsent') =>
    (state === 'cut' || state === 'over') && !standing.isKept ? (`${state}Unkept` as const) : state;
  let saved = line?.querySelector('span')?.textContent ?? '';
  const say = (state: Said | 'unsent', said: string): void => {
    const { isWanted } = standing;
    if (state === 'saved') saved = said;
    if (isWanted && state === 'saved') beside('sendAgain');
    if (!line) return;
    line.className = `saved ${state === 'saved' && isWanted ? CLASSES.unsent : CLASSES[state]}`.trim();
    const again = isWanted ? `${saved}. ${words.toSend}` : saved;
    put(line.querySelector('span'), state === 'saved' ? again : words[keyOf(state)]);
  };
  return {
    say,
    beside,
    /** The network is back, and everything was saved before it went. */
    back: () => void (standing.isWanted && say('saved', saved)),
    /** Beside the button: why what it sends did not leave. */
    unsent(why: Exclude<Said, 'saved'> | 'unsent'): void {
      beside(why === 'cut' ? (standing.isKept ? 'sendCut' : 'sendCutUnkept') : keyOf(why));
    },
  };
}

/** Keeps up the figures of the page, and leads where "next" does. @returns what counts again */
function follow(form: HTMLFormElement, words: Words) {
  const criteria = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset[data-criterion]')];
  const isAnswered = (set: HTMLFieldSetElement) => set.querySelector('input:checked') !== null;
  const comment = textOf(form);
  const done = (of: readonly HTMLFieldSetElement[]) => of.filter(isAnswered).length;
  const figures = (of: readonly HTMLFieldSetElement[]) =>
    words.answered.replace('{n}', String(done(of))).replace('{of}', String(of.length));
  /** The first criterion without an answer below the top of the screen, else the first of all, else what closes the form. */
  const next = (): Element | null => {
    const left = criteria.filter((set) => !isAnswered(set));
    const below = (element: Element) => element.getBoundingClientRect().top > 80;
    const box = comment?.closest('.comment');
    return left.find(below) ?? left[0] ?? (box && below(box) ? box : form.querySelector('#send'));
  };
  form.querySelector('[data-next]')?.addEventListener('click', (event) => {
    event.preventDefault();
    const there = next();
    there?.scrollIntoView({ block: 'start' });
    there?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  });
  return () => {
    const bar = form.querySelector<HTMLProgressElement>('[data-progress]');
    if (bar) bar.value = done(criteria);
    put(form.querySelector('[data-count]'), figures(criteria));
    for (const group of form.querySelectorAll('[data-group]')) {
      put(group.querySelector('[data-of-group]'), figures(criteria.filter((set) => group.contains(set))));
    }
    const room = comment ? comment.maxLength - comment.value.length : FEW;
    put(form.querySelector('[data-comment-left]'), room < FEW ? words.commentLeft.replace('{n}', String(room)) : '');
  };
}

/** Whether the server is there: a browser that has a network may reach nothing. */
const reaches = async (): Promise<boolean> => {
  if (!navigator.onLine) return false;
  const asked = { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) } as const;
  return fetch('/healthz', asked).then(
    () => true,
    () => false,
  );
};

/**
 * Everything is on the server before the page is sent, and it is there: what cannot be saved stays here, and is not sent into the void. What
 * another page sent meanwhile is sent all the same: the server shows what of this one did not leave.
 */
function saveFirst(form: HTMLFormElement, saver: Saver, then: Then): void {
  let [isUnderWay, isReady] = [false, false];
  const leaves = async (sends: boolean): Promise<boolean> => {
    if (sends) then.beside('sending');
    const became = await saver.settle();
    const why = became === 'saved' && !(await reaches()) ? 'unsent' : became;
    if (why === 'saved' && sends) then.forget();
    // Its page says what is wrong, with what was typed.
    if (why === 'saved' || why === 'sent' || why === 'long') return true;
    if (why === 'unsent') then.say('unsent', '');
    if (sends) then.unsent(why);
    return false;
  };
  form.addEventListener('submit', (event) => {
    if (isReady) return;
    event.preventDefault();
    if (isUnderWay) return;
    isUnderWay = true;
    const { submitter } = event;
    void leaves(submitter?.getAttribute('value') === 'submit').then((may) => {
      isUnderWay = false;
      isReady = may;
      if (may) form.requestSubmit(submitter);
      isReady = false;
    });
  });
}

/** What sending does beside. */
interface Then extends ReturnType<typeof sayer> {
  /** It leaves: nothing of it stays on the device. */
  forget(): void;
}

/** Saves at once when the page is left, and when the network is back. */
function saveWhenLeft(form: HTMLFormElement, saver: Saver, back: () => void): void {
  const leave = () => void saver.flush(true);
  textOf(form)?.addEventListener('blur', () => void saver.flush());
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', leave);
  window.addEventListener('online', () => (isEmpty(saver.unsaved) ? back() : void saver.flush()));
  // Come back to by the back button: what it shows may be sent since.
  window.addEventListener('pageshow', (event) => event.persisted && isEmpty(saver.unsaved) && location.reload());
}

/** What another page of this browser took over is shown as it has it; what it keeps in the place of this one is told no more. */
function yieldTo(key: string, saver: Saver): void {
  window.addEventListener('storage', (event) => {
    if (event.key !== key || event.newValue !== null) return;
    saver.forget();
    location.reload();
  });
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
  const page = `${performance.timeOrigin}-${Math.random()}`;
  const key = copyKey(person, name, page);
  void navigator.locks?.request(key, () => new Promise(() => undefined)).catch(() => undefined);
  /** Now, on the clock of the server. */
  const now = () => Number(form.dataset['now']) + performance.now();
  const count = follow(form, words);
  let base = Number(form.dataset['savedAt']);
  const standing: Standing = { isKept: true, isWanted: false };
  const known = { ...seenIn(form), page };
  const keep = (changes: Unsaved | null, failed: boolean) =>
    (standing.isKept = keepCopy<Kept>(store, key, changes && { kept: { ...changes, base, failed }, at: now() }));
  const says = sayer(form, words, standing);
  const saver = new Saver({
    tell: (changes, leaving) =>
      tell({ address, known }, changes, leaving, (at) => {
        base = at;
        known.comment = changes.comment ?? known.comment;
      }),
    keep,
    say: says.say,
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
  saveWhenLeft(form, saver, says.back);
  yieldTo(key, saver);
  let offered: readonly FoundCopy<Kept>[] = [];
  const forget = () => offered.forEach((copy) => keepCopy(store, copy.key, null));
  saveFirst(form, saver, {
    ...says,
    forget,
    unsent: (why) => {
      standing.isWanted = true;
      says.unsent(why);
    },
  });
  tidyCopies(store, now());
  lookForKept(
    () => readCopies<Kept>(store, person, name).filter((copy) => copy.key !== key),
    (copies, isFirst) => {
      offered = copies;
      const isOffered = offerBack(form, copies, words, (taken) => {
        forget();
        if (taken) changed(taken);
      });
      if (!isFirst) return;
      const there = isOffered
        ? form.querySelector('[data-kept]')
        : location.hash === ''
          ? document.querySelector('#resume')
          : null;
      there?.scrollIntoView({ block: isOffered ? 'center' : 'start', behavior: 'instant' });
    },
  );
  count();
  form.querySelector('[data-plain]')?.setAttribute('hidden', '');
}

if (found) autosave(found);
