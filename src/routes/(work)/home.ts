/** What the workspace's first page shows, gathered from the modules. */
export interface Home {
  /** What waits for this user to act, the most urgent first. */
  awaits: { text: string; href: string; count: number }[];
  /** The units given to this user. `level` is a word to show; `members` null where nobody is a member of it directly. */
  units: { name: string; href: string; level: string; members: number | null }[];
  /** What others and this user have recorded in these units, the newest first; `at` is an ISO instant. */
  changes: { at: string; who: string; what: string; href: string | null }[];
}
