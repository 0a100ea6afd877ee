interface LockEntry {
  version?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}
/** Optional packages that the lock names and does not hold: path → entry to add. */
export function missingFrom(lock: { packages: Record<string, LockEntry> }): Record<string, LockEntry>;
