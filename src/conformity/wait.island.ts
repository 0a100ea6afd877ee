/**
 * The wait for a report: asks how far it is and says it, then shows the report. A server that does not answer is waited for, and it is said.
 * Where something is typed meanwhile (`data-at`: the page of the report), the page stays and says that the report is there.
 */
const meter = document.querySelector<HTMLElement>('[data-wait]');
const words = document.querySelector<HTMLElement>('[data-wait-words]');
const title = document.querySelector<HTMLElement>('[data-wait-title]');
const bar = document.querySelector<HTMLProgressElement>('[data-wait-bar]');
const at = meter?.dataset['at'] ?? location.pathname;
const EVERY_MS = 600;
const CUT_MS = 3000;

interface Answer {
  settled: boolean;
  title: string;
  words: string;
  page: number;
  pages: number;
}

/** The answer of `address`; null when the network or the server cannot give one now. */
async function reach(address: string, init: RequestInit = {}): Promise<Response | null> {
  const response = await fetch(address, init).catch(() => null);
  return response && (response.status >= 500 || response.status === 429) ? null : response;
}

function say(what: string): void {
  if (words && words.textContent !== what) words.textContent = what;
}

function show(answer: Answer): void {
  say(answer.words);
  if (title) title.textContent = answer.title;
  if (bar && answer.pages) Object.assign(bar, { max: answer.pages, value: answer.page });
}

/** Whether loading the page again would erase something: what is typed or chosen, or what came back with an error. */
function isTyped(): boolean {
  if (location.pathname !== at) return true;
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main input, main textarea')];
  return fields.some(
    (field) =>
      field.value !== field.defaultValue || (field instanceof HTMLInputElement && field.checked !== field.defaultChecked),
  );
}

async function ask(): Promise<void> {
  const response = await reach(`${at}/progress`, { headers: { accept: 'application/json' } });
  const answer = response?.ok ? ((await response.json().catch(() => null)) as Answer | null) : null;
  if (answer && !answer.settled) {
    show(answer);
    return void setTimeout(ask, EVERY_MS);
  }
  // What waits is replaced only by a page that is there.
  if (response && (await reach(at, { method: 'HEAD' }))) {
    if (!isTyped()) return location.reload();
    bar?.remove();
    return say(meter?.dataset['ready'] ?? '');
  }
  say(meter?.dataset['wait'] ?? '');
  setTimeout(ask, CUT_MS);
}
setTimeout(ask, EVERY_MS);
