/** Two records of one person, of which one is kept: what each slice is told to move what it keeps of them. Types only. */
export interface Merge {
  school: string;
  /** The record that goes. */
  from: string;
  /** The record that stays. */
  into: string;
  /** Milliseconds. */
  at: number;
}
