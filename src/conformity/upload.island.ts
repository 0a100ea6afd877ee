/**
 * A form with a file: drag and drop, and the progress of the upload. Without it the form is sent by the browser. `data-upload` says what
 * is under way, `data-cut` that the connection broke, `data-to` where a script sends it when not where the form goes.
 */
const form = document.querySelector<HTMLFormElement>('form[data-upload]');
const drop = form?.querySelector<HTMLElement>('[data-drop]');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');

function dropping(area: HTMLElement, field: HTMLInputElement): void {
  area.querySelector('[data-drop-words]')?.removeAttribute('hidden');
  for (const type of ['dragenter', 'dragover']) {
    area.addEventListener(type, (event) => {
      event.preventDefault();
      area.classList.add('over');
    });
  }
  for (const type of ['dragleave', 'drop']) area.addEventListener(type, () => area.classList.remove('over'));
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    const files = event.dataTransfer?.files;
    if (files?.length) field.files = files;
  });
}

function meter(label: string): { box: HTMLElement; bar: HTMLProgressElement } {
  const box = document.createElement('div');
  box.className = 'meter';
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  words.textContent = label;
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', label);
  box.append(words, bar);
  return { box, bar };
}

function say(area: HTMLElement, message: string): void {
  area.parentElement?.querySelector('.error')?.remove();
  const line = document.createElement('p');
  line.className = 'error';
  line.setAttribute('role', 'alert');
  line.textContent = message;
  area.after(line);
}

/** What the form sends, the button that was pressed included. */
function dataOf(sent: HTMLFormElement, button: HTMLElement | null): FormData {
  const data = new FormData(sent);
  if (button instanceof HTMLButtonElement && button.name) data.set(button.name, button.value);
  return data;
}

function send(sent: HTMLFormElement, area: HTMLElement, pressed: HTMLElement | null): void {
  const { box, bar } = meter(sent.dataset['upload'] ?? '');
  const buttons = [...sent.querySelectorAll<HTMLButtonElement>('button[type=submit]')];
  const able = (yes: boolean) => buttons.forEach((button) => (button.disabled = !yes));
  const request = new XMLHttpRequest();
  const back = (message: string | undefined) => {
    box.remove();
    able(true);
    if (message) say(area, message);
    else sent.submit();
  };
  request.open('POST', sent.dataset['to'] ?? sent.action);
  request.setRequestHeader('Accept', 'application/json');
  request.responseType = 'json';
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) Object.assign(bar, { max: event.total, value: event.loaded });
  });
  request.addEventListener('load', () => {
    const answer = request.response as { address?: string; error?: { message?: string } } | null;
    if (request.status < 300 && answer?.address) location.assign(answer.address);
    else back(answer?.error?.message ?? sent.dataset['cut']);
  });
  request.addEventListener('error', () => back(sent.dataset['cut']));
  const data = dataOf(sent, pressed);
  able(false);
  area.after(box);
  request.send(data);
}

if (form && drop && input) {
  dropping(drop, input);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form, drop, event.submitter);
  });
}
