/** Verification without sending the file: its print is computed here, only that is sent. Where it cannot be, the browser sends the file. */
const form = document.querySelector<HTMLFormElement>('form[data-verify]');
const file = form?.querySelector<HTMLInputElement>('input[type=file]');
const print = form?.querySelector<HTMLInputElement>('input[name=hash]');

/** SHA-256 of `chosen`, hexadecimal. */
async function printOf(chosen: File): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await chosen.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

if (form && file && print) {
  form.addEventListener('submit', (event) => {
    const chosen = file.files?.[0];
    if (!chosen || print.value.trim() !== '' || !globalThis.crypto?.subtle) return;
    event.preventDefault();
    printOf(chosen)
      .then((hash) => {
        print.value = hash;
        file.value = '';
      })
      .catch(() => undefined)
      .finally(() => form.submit());
  });
}
