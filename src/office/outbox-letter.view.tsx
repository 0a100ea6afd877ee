/** A letter of the outbox as lists and pages show it: what it is called, how it leaves again. */
import { isLetterKind, kindOf } from '../letter/kinds.ts';
import type { OutboxLine } from '../letter/outbox.ts';
import type { Shell } from '../ui/layout.tsx';
import { LETTERS_WORDS } from './letters-words.ts';
import { OUTBOX_WORDS } from './outbox-words.ts';

/** What a letter is called; its kind may be one of an earlier version. */
export function kindName(kind: string, { lang }: Shell): string {
  const w = OUTBOX_WORDS[lang];
  if (isLetterKind(kind)) return LETTERS_WORDS[lang].kinds[kind][0];
  return kind === 'deposit-receipt' ? w.receipt : w.other;
}

/** What two people say to each other is not the office's to read. */
export const isPrivate = (kind: string) => isLetterKind(kind) && kindOf(kind).confidential === true;

/** Secrets stand as dots. */
export const hidden = (text: string) => text.replaceAll(/⟦[^⟧]*⟧/g, '•••••');

/** The subject as the office may read it. */
export const subjectOf = ({ kind, subject }: OutboxLine, shell: Shell) =>
  isPrivate(kind) ? kindName(kind, shell) : hidden(subject);

/** The button that sends a letter again. */
export function SendAgain({ id, shell, to }: { id: string; shell: Shell; to: string }) {
  return (
    <form method="post" action="/outbox">
      <button class="button quiet small" type="submit" name="letter" value={id}>
        {OUTBOX_WORDS[shell.lang].again}
        <span class="visually-hidden">{` ${to}`}</span>
      </button>
    </form>
  );
}
