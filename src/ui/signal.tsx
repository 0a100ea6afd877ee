/** Signals: a shape, a colour and a word, never one of them alone. */
import type { ComponentChildren, JSX } from 'preact';

export type Tone = 'conform' | 'check' | 'block' | 'unknown' | 'wait';
/** Beside them, what someone else is still to do. */
export type Mark = Tone | 'expected';

/** What is to come, and what is under way. */
export const RING = <circle cx="8" cy="8" r="6.4" fill="var(--paper)" stroke="currentColor" stroke-width="1.4" />;
export const TARGET = (
  <>
    <circle cx="8" cy="8" r="6.4" fill="var(--paper)" stroke="currentColor" stroke-width="1.8" />
    <circle cx="8" cy="8" r="3.1" fill="currentColor" />
  </>
);

/** What is no longer asked. */
export const DASH = <path d="M4 8h8" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" />;

/** Shape of each signal, on a field of 16 by 16. */
export const SHAPES: Record<Mark, JSX.Element> = {
  conform: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      <path
        d="m4.4 8.3 2.4 2.5 4.8-5.4"
        fill="none"
        stroke="var(--sheet)"
        stroke-width="1.9"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </>
  ),
  check: (
    <>
      <path d="M8 1.2 15.4 14.4H.6Z" fill="currentColor" stroke="currentColor" stroke-width="1" stroke-linejoin="round" />
      <path d="M8 6v4" stroke="var(--sheet)" stroke-width="1.7" stroke-linecap="round" />
      <circle cx="8" cy="12.2" r=".95" fill="var(--sheet)" />
    </>
  ),
  expected: (
    <>
      {RING}
      <path d="M8 3a5 5 0 0 1 0 10Z" fill="currentColor" />
    </>
  ),
  block: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor" />
      <path d="m5 5 6 6m0-6-6 6" stroke="var(--sheet)" stroke-width="1.8" stroke-linecap="round" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2.2 1.6" />
      <path
        d="M6.2 6.3c.2-2.4 3.8-2.2 3.6 0-.1 1.2-1.8 1.3-1.8 2.7"
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
      />
      <circle cx="8" cy="11.4" r=".9" fill="currentColor" />
    </>
  ),
  wait: (
    <>
      <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.4" />
      <path d="M5 8h6" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" />
    </>
  ),
};

/** The shape of a signal; the word stands beside it. */
export function Sign({ tone }: { tone: Mark }) {
  return (
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[tone]}
    </svg>
  );
}

/** Shape, colour and word; `chip` sets it on a wash. */
export function Signal({ tone, chip, children }: { tone: Mark; chip?: boolean; children: ComponentChildren }) {
  return (
    <span class={`signal ${tone}${chip ? ' chip' : ''}`}>
      <Sign tone={tone} />
      {children}
    </span>
  );
}
