/** Icons of the rail and the wordmark: drawn here, hidden from screen readers, coloured by the text around them. */
import type { JSX } from 'preact';

export type IconName = 'home' | 'students' | 'cohort' | 'guide' | 'check' | 'persons' | 'letter';

const PATHS: Record<IconName, JSX.Element> = {
  home: (
    <>
      <path d="M6 2v16" />
      <circle cx="6" cy="5" r="2" fill="currentColor" />
      <circle cx="6" cy="11" r="2" />
      <path d="M11 5h6M11 11h6M11 16h4" />
    </>
  ),
  students: (
    <>
      <circle cx="7.500" cy="6.500" r="3" />
      <path d="M2 17c0-3.500 2.200-5.500 5.500-5.500S13 13.500 13 17" />
      <path d="M13 4a2.800 2.800 0 0 1 0 5.200M15 12c2 .8 3 2.600 3 5" />
    </>
  ),
  cohort: (
    <>
      <path d="M3 4h14v12H3z" />
      <path d="M3 8h14M8 8v8M3 12h14" />
    </>
  ),
  guide: (
    <>
      <path d="M3 4c3-1.200 5-1 7 .8C12 3 14 2.800 17 4v12c-3-1.200-5-1-7 .8-2-1.800-4-2-7-.8z" />
      <path d="M10 4.800v12" />
    </>
  ),
  persons: (
    <>
      <rect x="3" y="3.500" width="14" height="13" rx="1.500" />
      <circle cx="8" cy="8.500" r="1.800" />
      <path d="M5 14c.3-1.600 1.400-2.500 3-2.500s2.700.9 3 2.500M12.500 8H15M12.500 11H15" />
    </>
  ),
  letter: (
    <>
      <path d="M3 5h14v10.500H3z" />
      <path d="m3.500 5.500 6.500 5.500 6.500-5.500" />
    </>
  ),
  check: (
    <>
      <path d="M5 2h7l4 4v12H5z" />
      <path d="M12 2v4h4M7.500 12l2 2 3.500-4.500" />
    </>
  ),
};

/** An icon of the rail. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  );
}

/** The mark before the name of the product: a thread and its nodes. */
export function Mark() {
  return (
    <svg viewBox="0 0 16 20" aria-hidden="true">
      <path d="M3 0v20" stroke="currentColor" stroke-width="2" />
      <circle cx="3" cy="5" r="3" fill="var(--blue)" />
      <circle cx="3" cy="14" r="2.300" fill="var(--paper)" stroke="var(--blue)" stroke-width="1.600" />
      <path d="M9 5h7M9 14h5" stroke="currentColor" stroke-width="1.600" />
    </svg>
  );
}
