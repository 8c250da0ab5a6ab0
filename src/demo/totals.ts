/** The article's totals on 30/9/2020 and over 21/7/2016 to 30/9/2020, at scale 1. Never stored: generated records add up to them. */
export const TOTALS = {
  memberships: 307_217,
  branches: 2_090,
  hamlets: 525,
  households: 196_898,
  householdsWithMember: 161_135,
  unionMembers: 21_406,
  houses: 4_413,
  housesValue: 89_236_400_000,
  scholarships: 48_403,
  scholarshipsValue: 27_964_500_000,
  works: 208_951,
  povertyExits: 7_097,
} as const;

export const MAP_START = '2004-01-01';
export const REORGANISED = '2025-07-01';
export const COUNTED = '2020-09-30';
export const FLOWS_FROM = '2016-07-21';
export const HORIZON = '2026-10-31';
