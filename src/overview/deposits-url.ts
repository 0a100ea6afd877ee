/** Addresses of the deposits of a cohort, under the filter that is asked for. */
import type { Asked } from './rows.ts';

/** What else an address says: what hangs from the list, whose form of more time is open, what was just done. */
interface More {
  to?: '/deposits.csv' | '/deposits.zip' | '/extensions';
  extend?: { mission: string; milestone: string };
  done?: 'extended' | 'reopened';
}

/** The query of an address of the list. */
function searchOf({ show, query, page }: Partial<Asked>): URLSearchParams {
  const search = new URLSearchParams();
  if (show && show !== 'all') search.set('show', show);
  if (query) search.set('q', query);
  if (page && page > 1) search.set('page', String(page));
  return search;
}

const withSearch = (path: string, search: URLSearchParams) => (search.size > 0 ? `${path}?${search}` : path);

/** The address of the list, or of what hangs from it, under the filter. */
export function depositsUrl(cohort: string, asked: Partial<Asked>, { to, extend, done }: More = {}): string {
  const search = searchOf(asked);
  if (extend) search.set('extend', extend.mission);
  if (extend?.milestone) search.set('step', extend.milestone);
  if (done) search.set('done', done);
  return withSearch(`/cohorts/${cohort}${to ?? '/deposits'}`, search) + (extend ? '#more-time' : '');
}

/** Where a row is reopened; the list comes back as it was. */
export const reopenUrl = (mission: string, deliverable: string, asked: Asked) =>
  withSearch(`/missions/${mission}/deposits/${deliverable}/reopen`, searchOf(asked));
