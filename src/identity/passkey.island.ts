/**
 * Passkeys in the browser: `data-passkey` says what a block does ("enter", "add"), and the block is shown where the browser can do it.
 * `data-asking`, `data-cut` and `data-refused` are what it says; `data-next`, the page to reach.
 */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

const ADDRESSES = { enter: '/enter/passkey', add: '/account/passkeys' } as const;
type Use = keyof typeof ADDRESSES;

/** What the server says of a request that it refused. */
class Refused extends Error {}

async function send<T>(address: string, body: object): Promise<T> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const told = (await answer.json()) as T & { error?: { message?: string } };
  if (!answer.ok) throw new Refused(told.error?.message ?? '');
  return told;
}

/** Asks the device, then tells the server. @returns the page to go on to */
async function use(what: Use, next: string | undefined): Promise<string> {
  const options = await send<object>(`${ADDRESSES[what]}/options`, {});
  const answer =
    what === 'enter'
      ? await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
      : await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON });
  const { address } = await send<{ address: string }>(ADDRESSES[what], { answer, next });
  return address;
}

function messageOf(fault: unknown, words: DOMStringMap): string {
  if (fault instanceof Refused) return fault.message || (words['refused'] ?? '');
  return (fault instanceof TypeError ? words['cut'] : words['refused']) ?? '';
}

for (const block of browserSupportsWebAuthn() ? document.querySelectorAll<HTMLElement>('[data-passkey]') : []) {
  const button = block.querySelector('button');
  const says = block.querySelector('[data-passkey-says]');
  block.hidden = false;
  button?.addEventListener('click', () => {
    button.disabled = true;
    if (says) says.textContent = block.dataset['asking'] ?? '';
    use(block.dataset['passkey'] as Use, block.dataset['next'])
      .then((address) => {
        // The part of a page alone does not load it again.
        if (new URL(address, location.href).pathname === location.pathname) location.reload();
        else location.assign(address);
      })
      .catch((fault: unknown) => {
        button.disabled = false;
        if (says) says.textContent = messageOf(fault, block.dataset);
      });
  });
}
