/** Copies what a student may quote by one press. Its text stays on the page, to be selected by hand. */

/** Copies the text of `field`: where the page may not write to the clipboard by itself, as if it were selected. */
async function copy(field: HTMLTextAreaElement): Promise<boolean> {
  const isCopied = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  );
  if (isCopied) return true;
  field.closest('details')!.open = true;
  field.select();
  return document.execCommand('copy');
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  const field = document.querySelector<HTMLTextAreaElement>(`#${CSS.escape(button.dataset['copies'] ?? '')}`);
  const said = button.parentElement?.querySelector('[role=status]');
  if (!field || !said) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    said.textContent = '';
    void copy(field).then((isCopied) => (said.textContent = isCopied ? (button.dataset['copied'] ?? '') : ''));
  });
}
