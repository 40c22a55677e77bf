// What is shown of a caseload: which rows pass the filters and the search, and in which order. While rows are read, only
// the new ones are searched and put in their places.
import { batch, computed, signal } from "@preact/signals";
import { kinds } from "../record/decisions";
import { language, words } from "../state";
import type { Caseload } from "./caseload";
import { decidedOn, decidedSo, departs, type DecidedAs } from "./decided";
import { folded } from "./folded";
import { badLine, outcomes } from "./messages";

export type Column =
  | { kind: "line" | "id" | "decision" | "departs" | "near" | "why" | "missing" }
  | { kind: "outcome"; decision: number }
  | { kind: "fact"; index: number };

export function keyOf(column: Column): string {
  return column.kind === "fact" ? `fact-${column.index}` : column.kind === "outcome" ? `outcome-${column.decision}` : column.kind;
}

interface Found {
  search: string; // with the language, for titles are searched too
  rows: Uint8Array;
  upTo: number;
}
interface Ordered {
  column: string;
  rows: Int32Array;
}

export class Shown {
  readonly outcomeFilter = signal<number | undefined>(undefined);
  readonly clauseFilter = signal<string | undefined>(undefined);
  /// By column: the member of the value that rows have to have, a country that someone holds.
  readonly factFilters = signal<readonly (string | undefined)[]>([]);
  readonly decidedFilter = signal<DecidedAs | undefined>(undefined);
  readonly search = signal("");
  readonly order = signal<{ column: Column; down: boolean }>({ column: { kind: "line" }, down: false });

  private found: Found = { search: "", rows: new Uint8Array(0), upTo: 0 };
  private ordered: Ordered = { column: "", rows: new Int32Array(0) };

  constructor(private readonly caseload: Caseload) {}

  clear(): void {
    batch(() => {
      this.outcomeFilter.value = undefined;
      this.clauseFilter.value = undefined;
      this.factFilters.value = [];
      this.decidedFilter.value = undefined;
      this.search.value = "";
    });
  }
  readonly isFiltered = computed(
    () =>
      this.outcomeFilter.value !== undefined ||
      this.clauseFilter.value !== undefined ||
      this.decidedFilter.value !== undefined ||
      this.search.value !== "" ||
      this.factFilters.value.some((value) => value !== undefined),
  );
  filterFact(column: number, member: string | undefined): void {
    const filters = [...this.factFilters.value];
    filters[column] = member;
    this.factFilters.value = Array.from(filters);
  }

  /// By column, the members of values that there are, with their titles in order.
  readonly choices = computed(() => {
    void this.caseload.rows.value;
    return this.caseload.values.map((values, column) => {
      const members = new Set(values.flatMap((_, value) => this.caseload.membersOf(column, value)));
      return [...members]
        .map((member) => ({ member, title: this.caseload.titleOfMember(column, member) }))
        .sort((a, b) => a.title.localeCompare(b.title, language.value));
    });
  });

  // -------------------------------------------------------------- filters

  /// Which rows pass; `leave` names a filter to leave out, for the chart that sets it.
  private passing(leave?: "outcome" | "clause"): (row: number) => boolean {
    const { caseload } = this;
    const outcome = leave === "outcome" ? undefined : this.outcomeFilter.value;
    const clause = leave === "clause" ? undefined : this.clauseFilter.value;
    const inSet = clause === undefined ? undefined : caseload.sets.map((set) => set.includes(clause));
    const facts = this.factFilters.value.flatMap((member, column) =>
      member === undefined ? [] : [{ column, has: (caseload.values[column] ?? []).map((_, value) => caseload.membersOf(column, value).includes(member)) }],
    );
    const decided = this.decidedFilter.value === undefined ? undefined : decidedSo(caseload, this.decidedFilter.value);
    const found = this.searched();
    return (row) =>
      (outcome === undefined || caseload.outcomeOf(row) === outcome) &&
      (inSet === undefined || inSet[caseload.reasonSetOf(row)] === true) &&
      (decided === undefined || decided(row)) &&
      facts.every(({ column, has }) => has[caseload.valueNumberOf(row, column)] === true) &&
      (found === undefined || found[row] === 1);
  }

  /// The rows that have each word of the search somewhere.
  private searched(): Uint8Array | undefined {
    const wanted = folded(this.search.value).split(/\s+/).filter((word) => word !== "");
    const rows = this.caseload.rows.value;
    if (wanted.length === 0) return undefined;
    const search = `${language.value} ${wanted.join(" ")}`;
    const goesOn = this.found.search === search;
    const from = goesOn ? this.found.upTo : 0;
    if (goesOn && from === rows) return this.found.rows;
    const found = new Uint8Array(rows);
    if (goesOn) found.set(this.found.rows);
    found.fill(1, from);
    for (const word of wanted) this.searchWord(word, from, found);
    this.found = { search, rows: found, upTo: rows };
    return found;
  }
  private searchWord(word: string, from: number, found: Uint8Array): void {
    const { caseload } = this;
    const has = (text: string) => folded(text).includes(word);
    const reasons = caseload.sets.map((set) => set.some((id) => has(caseload.clauseTitle(id)) || has(id)));
    const requests = caseload.sets.map((set) => set.some((path) => has(caseload.factTitle(path)) || has(path)));
    const values = caseload.values.map((all, column) => all.map((written, value) => has(caseload.titleOfValue(column, value)) || has(written)));
    const byOutcome = [...outcomes.map((outcome) => words.value.outcome[outcome]), words.value.badLine].map(has);
    const inText = new Uint8Array(found.length - from);
    caseload.folded.find(word, from, (row) => {
      if (row < found.length) inText[row - from] = 1;
    });
    for (let row = from; row < found.length; ++row) {
      const here =
        inText[row - from] === 1 ||
        reasons[caseload.reasonSetOf(row)] === true ||
        requests[caseload.requestSetOf(row)] === true ||
        byOutcome[caseload.outcomeOf(row)] === true ||
        values.some((value, column) => value[caseload.valueNumberOf(row, column)] === true);
      if (!here) found[row] = 0;
    }
  }

  // -------------------------------------------------------------- charts

  readonly counts = computed(() => {
    const counts = new Array<number>(badLine + 1).fill(0);
    const passes = this.passing("outcome");
    for (let row = 0; row < this.caseload.rows.value; ++row) if (passes(row)) ++counts[this.caseload.outcomeOf(row)]!;
    return counts;
  });

  /// The clauses that refusals rest on, the most frequent first.
  readonly deciding = computed(() => {
    const bySet = new Array<number>(this.caseload.sets.length).fill(0);
    const passes = this.passing("clause");
    for (let row = 0; row < this.caseload.rows.value; ++row) if (passes(row)) ++bySet[this.caseload.reasonSetOf(row)]!;
    const counts = new Map<string, number>();
    bySet.forEach((count, set) => {
      if (count > 0) for (const id of this.caseload.sets[set] ?? []) counts.set(id, (counts.get(id) ?? 0) + count);
    });
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  });

  // -------------------------------------------------------------- order

  /// The rows that pass, in order.
  readonly rows = computed((): Int32Array => {
    const { column, down } = this.order.value;
    const all = this.inOrder(column);
    if (column.kind === "line" && !down && !this.isFiltered.value) return all;
    const passes = this.passing();
    const shown = new Int32Array(all.length);
    let size = 0;
    for (let i = 0; i < all.length; ++i) {
      const row = all[down ? all.length - 1 - i : i] ?? 0;
      if (passes(row)) shown[size++] = row;
    }
    return column.kind === "near" && down ? this.withNearFirst(shown.subarray(0, size)) : shown.subarray(0, size);
  });
  /// A record that is no near miss stands behind those that are, either way.
  private withNearFirst(rows: Int32Array): Int32Array {
    const isNear = (row: number) => this.caseload.nearOf(row) !== undefined;
    return Int32Array.from([...rows.filter(isNear), ...rows.filter((row) => !isNear(row)).reverse()]);
  }

  /// All rows in the column's order, upwards: of what was in order before, the new rows alone are sorted.
  private inOrder(column: Column): Int32Array {
    const rows = this.caseload.rows.value;
    const key = `${keyOf(column)} ${language.value}`;
    const isSettled = column.kind !== "decision" && column.kind !== "departs"; // what officers decide changes old rows too
    const before = isSettled && this.ordered.column === key ? this.ordered.rows : new Int32Array(0);
    if (before.length === rows && isSettled) return before;
    const compare = this.comparing(column);
    const fresh = Int32Array.from({ length: rows - before.length }, (_, i) => before.length + i);
    if (column.kind !== "line") fresh.sort((a, b) => compare(a, b) || a - b);
    this.ordered = { column: key, rows: merged(before, fresh, compare) };
    return this.ordered.rows;
  }

  private comparing(column: Column): (a: number, b: number) => number {
    const { caseload } = this;
    const collator = new Intl.Collator(language.value, { numeric: true });
    const byNumber = (of: (row: number) => number) => (a: number, b: number) => of(a) - of(b);
    switch (column.kind) {
      case "line":
        return byNumber((row) => row);
      case "id": {
        const ids = Array.from({ length: caseload.rows.value }, (_, row) => caseload.idOf(row));
        return (a, b) => collator.compare(ids[a] ?? "", ids[b] ?? "");
      }
      case "outcome":
        return byNumber((row) => caseload.outcomeOf(row, column.decision));
      case "decision":
        return byNumber((row) => kinds.findIndex((kind) => kind === decidedOn(caseload, row)?.decision) & 3);
      case "departs":
        return byNumber((row) => ({ true: 0, false: 1, undefined: 2 })[`${departs(caseload, row)}`]);
      case "near":
        return this.comparingNear();
      case "why":
      case "missing": {
        const title = (id: string) => (column.kind === "why" ? caseload.clauseTitle(id) : caseload.factTitle(id));
        const rank = ranked(caseload.sets.map((set) => (set.length === 0 ? "\uffff" : `${title(set[0] ?? "")} ${set.length}`)), collator);
        return byNumber((row) => rank[column.kind === "why" ? caseload.reasonSetOf(row) : caseload.requestSetOf(row)] ?? 0);
      }
      case "fact": {
        const { index } = column;
        const rank = ranked((caseload.values[index] ?? []).map((_, value) => caseload.titleOfValue(index, value)), collator);
        return byNumber((row) => rank[caseload.valueNumberOf(row, index)] ?? 0);
      }
    }
  }
  /// By unit, for days and dollars have no order, and then the nearest first.
  private comparingNear(): (a: number, b: number) => number {
    return (a, b) => {
      const [one, other] = [this.caseload.nearOf(a), this.caseload.nearOf(b)];
      if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
      return one.unit < other.unit ? -1 : one.unit > other.unit ? 1 : one.value - other.value;
    };
  }
}

/// By number, where each text stands in order; texts that are the same stand in the same place.
function ranked(texts: string[], collator: Intl.Collator): Int32Array {
  const order = texts.map((_, i) => i).sort((a, b) => collator.compare(texts[a] ?? "", texts[b] ?? ""));
  const rank = new Int32Array(texts.length);
  let last = -1;
  order.forEach((number, i) => {
    if (i === 0 || texts[number] !== texts[order[i - 1] ?? 0]) last = i;
    rank[number] = last;
  });
  return rank;
}

/// All of `before` are earlier rows than those of `fresh`, so that what is alike stays in the file's order.
function merged(before: Int32Array, fresh: Int32Array, compare: (a: number, b: number) => number): Int32Array {
  if (before.length === 0) return fresh;
  const all = new Int32Array(before.length + fresh.length);
  let [b, f] = [0, 0];
  for (let i = 0; i < all.length; ++i) {
    const takesFresh = b === before.length || (f < fresh.length && compare(before[b] ?? 0, fresh[f] ?? 0) > 0);
    all[i] = takesFresh ? (fresh[f++] ?? 0) : (before[b++] ?? 0);
  }
  return all;
}
