/** The wait for a report: asks how far it is and says it, then shows the report. */
const words = document.querySelector<HTMLElement>('[data-wait-words]');
const title = document.querySelector<HTMLElement>('[data-wait-title]');
const bar = document.querySelector<HTMLProgressElement>('[data-wait-bar]');
const EVERY_MS = 600;

interface Answer {
  settled: boolean;
  title: string;
  words: string;
  page: number;
  pages: number;
}

async function ask(): Promise<void> {
  const response = await fetch(`${location.pathname}/progress`, { headers: { accept: 'application/json' } }).catch(() => null);
  if (response && !response.ok) return location.reload();
  const answer = response ? ((await response.json()) as Answer) : null;
  if (answer?.settled) return location.reload();
  if (answer && words && title && bar) {
    if (words.textContent !== answer.words) words.textContent = answer.words;
    title.textContent = answer.title;
    if (answer.pages) Object.assign(bar, { max: answer.pages, value: answer.page });
  }
  setTimeout(ask, EVERY_MS);
}
setTimeout(ask, EVERY_MS);
