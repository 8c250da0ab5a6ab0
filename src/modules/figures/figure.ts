import type { Day } from '#core/day.ts';
import type { Refusal } from '#core/refusal.ts';
import type { Question } from './question.server.ts';

/** A value counted: null when law 6 hides it. */
export type Value = bigint | null;

export interface BreakdownRow {
  /** `own`: recorded at this level itself, not below. */
  kind: 'area' | 'unit' | 'own';
  id: number | null;
  slug: string | null;
  name: string;
  value: Value;
  numerator?: Value;
  denominator?: Value;
  percent?: string | null;
}

export interface Breakdown {
  rows: BreakdownRow[];
  /** False when the rows cannot be summed to the value: ratios. */
  adds: boolean;
  /** Why there are no rows, when law 6 forbids them on this day. */
  refused?: Refusal;
}

/** What a law needs to say of one base indicator. */
export interface Counting {
  value: Value;
  records: number;
  breakdown: Breakdown;
}

export interface Figure {
  question: Question;
  value: Value;
  /** For ratios: percent, half-up, two decimals. */
  percent: string | null;
  numerator: Value;
  denominator: Value;
  records: number;
  map: { day: Day; quality: 'reconstructed' | 'official' | 'unknown'; noteVi: string; noteEn: string };
  auditPosition: number;
  breakdown: Breakdown;
}
