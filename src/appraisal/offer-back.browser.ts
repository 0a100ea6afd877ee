/** What other pages of this device kept of a form and the server never got: looked for, and offered back beside what was saved since. */
import type { FoundCopy } from './copies.ts';
import { EVERY_MS, isEmpty, joined, type Unsaved, withBoth } from './saver.ts';

type Words = Readonly<Record<'keptSince' | 'keptComment' | 'keptSaved' | 'ticked' | 'unticked', string>>;

/** Names of the fields: criteria, topics that are ticked. */
export const PREFIX = 'c-';
export const TOPIC = 'about';

/** What a page keeps on its device: what was not saved, when the server last had saved the form as that page knew, whether its last saving failed. */
export type Kept = Unsaved & { base: number; failed: boolean };

export const put = (element: Element | null | undefined, text: string) =>
  element && element.textContent !== text && (element.textContent = text);

/** The free text of the form. */
export const textOf = (form: HTMLFormElement) => form.querySelector<HTMLTextAreaElement>('textarea');

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

/** Opens what is folded around `element`. */
function unfold(form: HTMLFormElement, element: Element): void {
  for (const folded of [...form.querySelectorAll('details'), form.closest('details')])
    if (folded?.contains(element)) folded.open = true;
}

/** Puts `changes` into the fields of the page. */
function fill(form: HTMLFormElement, { answers, comment }: Unsaved): void {
  for (const [id, value] of Object.entries(answers)) {
    const { input, ticked } = choice(form, id, value)!;
    input.checked = ticked;
    unfold(form, input);
  }
  if (comment !== undefined) textOf(form)!.value = comment;
}

/** Offers back what pages of this device kept and the server never got. @returns whether there is something */
export function offerBack(
  form: HTMLFormElement,
  copies: readonly FoundCopy<Kept>[],
  words: Words,
  settle: (taken: Unsaved | null) => void,
): boolean {
  const { changes, lines } = differing(form, joined(copies.map(({ kept }) => kept)), words);
  const box = form.querySelector<HTMLElement>('[data-kept]');
  if (isEmpty(changes) || !box) {
    settle(null);
    return false;
  }
  box.hidden = false;
  unfold(form, box);
  if (copies.some(({ kept }) => Number(form.dataset['savedAt']) > kept.base)) {
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
  // The page that kept it has saved it since.
  const left = new Set(copies.map(({ key }) => key));
  window.addEventListener('storage', ({ key, newValue }) => {
    if (newValue === null && key !== null && left.delete(key)) box.hidden ||= left.size === 0;
  });
  return true;
}

/** Pages of this browser that are open, by the lock that each holds while it is; empty where the browser has no locks. */
const openPages = async (): Promise<ReadonlySet<string | undefined>> => {
  const all = await navigator.locks?.query().catch(() => null);
  return new Set(all?.held?.map(({ name }) => name));
};

/**
 * Looks for what other pages of this device kept, and gives `offer` what no open page is about to save; looks again while one is.
 */
export function lookForKept(read: () => FoundCopy<Kept>[], offer: (copies: FoundCopy<Kept>[], isFirst: boolean) => void): void {
  const look = async (isFirst: boolean): Promise<void> => {
    const open = read().length > 0 ? await openPages() : new Set();
    const copies = read();
    const left = copies.filter(({ key, kept }) => kept.failed || !open.has(key));
    if (left.length > 0 || isFirst) offer(left, isFirst);
    if (left.length === 0 && copies.length > 0) setTimeout(() => void look(false), EVERY_MS);
  };
  void look(true);
}
