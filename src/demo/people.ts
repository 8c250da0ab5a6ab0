import { addDays, daysBetween, type Day } from '#core/day.ts';
import { fold } from '#core/text.ts';
import { range, Rows } from './copy.server.ts';
import type { Hamlet } from './map.ts';
import { personName, type Sex } from './names.ts';
import { share, type Random } from './random.ts';
import { COUNTED, HORIZON, MAP_START, TOTALS } from './totals.ts';
import { VETERANS, type Branch, type DemoUnits } from './units.ts';

const [counted, horizon, start] = [COUNTED, HORIZON, MAP_START] as [Day, Day, Day];
const WOMEN = 4;
const FARMERS = 3;
const YOUTH = 5;
const UNION = 2;
/** Of a hundred memberships, how many each organisation has. */
const WEIGHT: Record<number, number> = { [FARMERS]: 34, [WOMEN]: 39, [YOUTH]: 18, [VETERANS]: 9 };
const LEAVING: [kind: string, reason: string | null][] = [
  ['removal', 'Đi làm ăn xa, không sinh hoạt'],
  ['removal', 'Chuyển nơi ở ra ngoài tỉnh'],
  ['removal', 'Xin ra khỏi tổ chức'],
  ['death', null],
  ['expulsion', 'Vi phạm điều lệ'],
];

interface Person {
  id: number;
  household: number;
  birth: Day;
}

/** Everything about members, ready to be copied. */
export interface DemoPeople {
  tables: Rows[];
  householdsOf(hamlet: Hamlet): number;
}

/**
 * Generates people so that on 30/9/2020 the totals come out of the records: each hamlet gets its share of memberships and
 * of households with a member, everyone counted then is given a household among those, and whoever left before or joined
 * after is added without touching that day.
 */
export function demoPeople(
  hamlets: readonly Hamlet[],
  units: DemoUnits,
  random: Random,
  scale: number,
): DemoPeople {
  const person = new Rows('person', ['id', 'full_name', 'name_folded', 'sex', 'birth_day']);
  const household = new Rows('household', ['id']);
  const place = new Rows('household_place', ['household_id', 'area_id', 'period']);
  const residence = new Rows('residence', ['person_id', 'household_id', 'period']);
  const membership = new Rows('membership', ['id', 'person_id', 'organisation_id', 'unit_id', 'period']);
  const event = new Rows('membership_event', ['membership_id', 'kind', 'day', 'reason']);
  let memberships = 0;

  const anyDay = (from: Day, to: Day): Day => addDays(from, random.below(Math.max(daysBetween(from, to), 1)));
  const later = (a: Day, b: Day): Day => (a > b ? a : b);
  const bornAged = (on: Day, least: number, most: number): Day =>
    addDays(on, -Math.floor((least + random.next() * (most - least)) * 365.25) - 2);

  function addHousehold(hamlet: Hamlet, before: Hamlet | null): number {
    household.push(household.count + 1);
    const id = household.count;
    const moved = before && before !== hamlet ? anyDay('2012-01-01' as Day, '2020-06-30' as Day) : null;
    if (moved) place.push(id, before!.id, range(start, moved));
    place.push(id, hamlet.id, range(moved ?? start, null));
    return id;
  }

  function addPerson(home: number, sex: Sex, birth: Day): Person {
    const id = person.count + 1;
    const name = personName(random, sex);
    person.push(id, name, fold(name), sex, birth);
    residence.push(id, home, range(later(start, birth), null));
    return { id, household: home, birth };
  }

  function addMembership(
    who: Person,
    organisation: number,
    unit: number,
    from: Day,
    to: Day | null,
    leaving: [string, string | null] | null,
    entering = 'admission',
  ): void {
    memberships++;
    membership.push(memberships, who.id, organisation, unit, range(from, to));
    event.push(memberships, entering, from, null);
    if (to && leaving) event.push(memberships, leaving[0], to, leaving[1]);
  }

  const sexOf = (organisation: number): Sex =>
    organisation === WOMEN
      ? 'female'
      : organisation === VETERANS
        ? random.chance(0.06)
          ? 'female'
          : 'male'
        : random.chance(0.45)
          ? 'female'
          : 'male';
  const birthOf = (organisation: number, on: Day): Day =>
    organisation === YOUTH
      ? bornAged(on, 16.1, 30.5)
      : organisation === VETERANS
        ? bornAged(counted, 45, 82)
        : bornAged(on, 20, 70);
  const youngest = (organisation: number) => (organisation === YOUTH ? 16 : 18);
  const outgrown = (who: Person): Day => addDays(who.birth, Math.floor(31 * 365.25));

  /** Until when someone counted on the day stays: some leave later, the young outgrow their union. */
  function stayingUntil(who: Person, organisation: number): [Day | null, [string, string | null] | null] {
    const leaves = random.chance(0.2) ? anyDay(addDays(counted, 1), horizon) : null;
    const old = organisation === YOUTH ? outgrown(who) : null;
    if (old && old <= horizon && (!leaves || old < leaves))
      return [later(old, addDays(counted, 1)), ['age_out', null]];
    return leaves ? [leaves, random.pick(LEAVING)] : [null, null];
  }

  function join(who: Person, branch: Branch, sibling: Branch | undefined): void {
    const first = later(
      branch.from as Day,
      addDays(who.birth, Math.ceil(youngest(branch.organisation) * 365.25)),
    );
    const from = first >= counted ? counted : anyDay(first, counted);
    const [to, leaving] = stayingUntil(who, branch.organisation);
    if (sibling && random.chance(0.012) && daysBetween(from, counted) > 400) {
      const moved = anyDay(addDays(from, 200), addDays(counted, -30));
      addMembership(who, branch.organisation, sibling.unit, from, moved, [
        'transfer_out',
        `Chuyển sinh hoạt`,
      ]);
      addMembership(who, branch.organisation, branch.unit, moved, to, leaving, 'transfer_in');
    } else addMembership(who, branch.organisation, branch.unit, from, to, leaving);
  }

  function formerly(branch: Branch, home: number): void {
    const from = anyDay(start, '2019-06-01' as Day);
    const who = addPerson(home, sexOf(branch.organisation), birthOf(branch.organisation, from));
    const last = branch.organisation === YOUTH && outgrown(who) < counted ? outgrown(who) : counted;
    const to = last > addDays(from, 31) ? anyDay(addDays(from, 30), last) : last;
    addMembership(
      who,
      branch.organisation,
      branch.unit,
      from,
      to > from ? to : addDays(from, 1),
      random.pick(LEAVING),
    );
  }

  function lately(branch: Branch, home: number): void {
    const from = anyDay(later(branch.from as Day, addDays(counted, 1)), horizon);
    const who = addPerson(home, sexOf(branch.organisation), birthOf(branch.organisation, from));
    const old = branch.organisation === YOUTH ? outgrown(who) : null;
    if (old && old <= horizon && old > from)
      addMembership(who, branch.organisation, branch.unit, from, old, ['age_out', null]);
    else addMembership(who, branch.organisation, branch.unit, from, null, null);
  }

  const weights = hamlets.map((h) => h.weight);
  const withMember = share(TOTALS.householdsWithMember * scale, weights);
  const then = units.branches.filter((b) => b.from <= counted);
  const counts = share(
    TOTALS.memberships * scale,
    then.map((b) => b.hamlet.weight * WEIGHT[b.organisation]! * (0.85 + 0.3 * random.next())),
  );
  const inHamlet = Map.groupBy(units.branches, (b) => b.hamlet.id);
  const countOf = new Map(then.map((b, i) => [b.unit, counts[i]!]));
  const homes = new Map<number, number[]>();

  for (const [h, hamlet] of hamlets.entries()) {
    const neighbour = hamlets[h + 1]?.commune === hamlet.commune ? hamlets[h + 1]! : null;
    const covered = Array.from({ length: withMember[h]! }, () =>
      addHousehold(hamlet, random.chance(0.008) ? neighbour : null),
    );
    const others = Array.from({ length: Math.floor(covered.length * 0.06) }, () =>
      addHousehold(hamlet, null),
    );
    homes.set(hamlet.id, covered);
    let filled = 0;
    const home = () => (filled < covered.length ? covered[filled++]! : random.pick(covered));
    const members = new Map<number, Person[]>();
    const branches = inHamlet.get(hamlet.id)!;
    // Women first: some of them are farmers too, as some veterans are.
    for (const branch of branches.toSorted(
      (a, b) => Number(b.organisation === WOMEN) - Number(a.organisation === WOMEN),
    )) {
      const sibling = neighbour
        ? inHamlet
            .get(neighbour.id)!
            .find((b) => b.organisation === branch.organisation && b.from <= branch.from)
        : undefined;
      const people: Person[] = [];
      const known = [
        ...(branch.organisation === FARMERS ? (members.get(WOMEN) ?? []) : []),
        ...(branch.organisation === VETERANS ? (members.get(FARMERS) ?? []).slice(-40) : []),
      ];
      const elders = branch.organisation === VETERANS ? known.filter((p) => p.birth < '1975') : known;
      const size = countOf.get(branch.unit) ?? 0;
      for (let i = 0; i < size; i++) {
        const again = i < elders.length && random.chance(0.22) ? elders[i]! : null;
        const who =
          again ?? addPerson(home(), sexOf(branch.organisation), birthOf(branch.organisation, counted));
        people.push(who);
        join(who, branch, sibling);
      }
      members.set(branch.organisation, people);
      const around = [...covered.slice(0, 40), ...others];
      for (let i = 0; i < Math.floor(size * 0.16); i++) formerly(branch, random.pick(around));
      for (let i = 0; i < Math.floor(size * 0.24) + (size === 0 ? 12 : 0); i++)
        lately(branch, random.pick(around));
    }
    if (filled < covered.length)
      throw new Error(`${hamlet.name}: ${covered.length} households for ${filled} people`);
  }

  const unionSizes = share(
    TOTALS.unionMembers * scale,
    units.workplaces.map(() => 0.5 + random.next()),
  );
  const byCommune = Map.groupBy(hamlets, (h) => h.commune.id);
  for (const [i, work] of units.workplaces.entries()) {
    const near = byCommune.get(work.commune)!;
    for (let n = 0; n < unionSizes[i]!; n++) {
      const who = addPerson(
        random.pick(homes.get(random.pick(near).id)!),
        random.chance(0.55) ? 'female' : 'male',
        bornAged(counted, 22, 58),
      );
      const to = random.chance(0.15) ? anyDay(addDays(counted, 1), horizon) : null;
      addMembership(who, UNION, work.unit, anyDay(start, counted), to, ['removal', 'Nghỉ việc']);
      if (random.chance(0.2))
        addMembership(
          addPerson(random.pick(homes.get(random.pick(near).id)!), 'female', bornAged(counted, 20, 40)),
          UNION,
          work.unit,
          anyDay(addDays(counted, 1), horizon),
          null,
          null,
        );
    }
  }
  return {
    tables: [household, place, person, residence, membership, event],
    householdsOf: (h) => homes.get(h.id)!.length,
  };
}
