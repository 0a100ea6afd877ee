/** The button that enters with a passkey. Shown by its island, where the browser can. */
import type { Lang } from '../ui/lang.ts';
import { ENTER_WORDS } from './enter-words.ts';

/** `next`: page to reach once entered. */
export function PasskeyButton({ lang, label, next }: { lang: Lang; label: string; next: string }) {
  const { asking, cut, refused } = ENTER_WORDS[lang].passkeyWords;
  return (
    <div class="passkey" data-passkey="enter" data-next={next} data-asking={asking} data-cut={cut} data-refused={refused} hidden>
      <p class="actions">
        <button type="button" class="button quiet">
          {label}
        </button>
      </p>
      <p role="status" data-passkey-says />
    </div>
  );
}
