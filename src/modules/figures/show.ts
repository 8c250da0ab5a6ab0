import type { Breakdown, Figure, Value } from './figure.ts';

type Plain = number | string | null;

/** A value as the API writes it: đồng as a string, everything else as a number, null where hidden. */
const plain = (value: Value, measure: string): Plain =>
  value === null ? null : measure === 'dong' ? String(value) : Number(value);

function place({ place }: Figure['question']) {
  if (place.kind === 'federation') return { kind: 'federation' as const, id: null, slug: null, name: null };
  const { id, slug, name } = place.kind === 'area' ? place.area : place.unit;
  return { kind: place.kind, id, slug, name };
}

const ratioOr = (
  value: Value,
  percent: string | null | undefined,
  isRatio: boolean,
  measure: string,
): Plain =>
  isRatio ? (percent === null || percent === undefined ? null : Number(percent)) : plain(value, measure);

function rows({ rows }: Breakdown, isRatio: boolean, measure: string) {
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    slug: row.slug,
    name: row.name,
    value: ratioOr(row.value, row.percent, isRatio, measure),
    ...(isRatio
      ? {
          numerator: plain(row.numerator ?? null, measure),
          denominator: plain(row.denominator ?? null, measure),
        }
      : {}),
  }));
}

/** A figure as the public API gives it. Integers are numbers, đồng strings, ratios percent with two decimals. */
export function toJson(figure: Figure) {
  const { question, breakdown } = figure;
  const { indicator, from, day, organisation } = question;
  const isRatio = indicator.adds === 'ratio';
  return {
    indicator: indicator.key,
    kind: indicator.kind,
    adds: indicator.adds,
    measure: indicator.measure,
    place: place(question),
    organisation: organisation?.key ?? null,
    ...(indicator.kind === 'stock' ? { date: day } : { from, to: day }),
    value: ratioOr(figure.value, figure.percent, isRatio, indicator.measure),
    ...(isRatio
      ? {
          numerator: plain(figure.numerator, 'household'),
          denominator: plain(figure.denominator, 'household'),
        }
      : {}),
    map: {
      date: figure.map.day,
      quality: figure.map.quality,
      note: { vi: figure.map.noteVi, en: figure.map.noteEn },
    },
    provenance: { records: figure.records, auditPosition: figure.auditPosition },
    breakdown: rows(breakdown, isRatio, indicator.measure),
    breakdownAddsUp: breakdown.adds,
    breakdownRefused: breakdown.refused?.code ?? null,
  };
}

export type FigureJson = ReturnType<typeof toJson>;
