/** Builds into `out` unless it is fresh; true when something was built. */
export function build(out: string, options?: { force?: boolean }): Promise<boolean>;
