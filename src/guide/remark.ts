/** What lint says of one place of a guide, and what it must know beyond the guide. Types only. */
import type { Path } from './walk.ts';

export interface Remark {
  level: 'error' | 'warning' | 'note';
  path: Path;
  message: string;
  todo: string;
}

/** What a lint needs beyond the guide: frameworks that exist. */
export interface Surroundings {
  frameworks: ReadonlySet<string>;
}
