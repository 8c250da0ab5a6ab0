/**
 * Advisory locks by what they guard; any fixed numbers. SQL in migrations names some of them by number.
 */
export const LOCK = {
  /** One process migrates while others wait. */
  prepare: 727_001,
  /** Folding and rebuilding the series. */
  series: 727_002,
  /** Loading the demonstration. */
  demonstration: 727_003,
  /**
   * The map held still: writers of members share it, because they cut what they count by the lines of areas and units;
   * whoever changes those lines, or rolls the series up anew, takes it alone.
   */
  map: 727_004,
  /** Grants change one at a time. */
  grants: 727_005,
  /** Sealing the audit entries. */
  seal: 727_006,
  /** Making the first user. */
  firstRun: 727_007,
  /** Writing users: what they sign in with is nobody else's. */
  users: 727_008,
} as const;
