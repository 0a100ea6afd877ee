/** States of a run of import, and those that follow each. Pure. */
export const RUN_STATES = {
  mapping: ['applying'],
  applying: ['mapping', 'done', 'failed'],
  done: [],
  failed: ['applying'],
} as const;
export type RunState = keyof typeof RUN_STATES;
