// A caseload as the page keeps it: numbers in columns, a hundred thousand rows of which take a few megabytes. Which rows
// are shown, and in which order, is worked out anew when a filter, the search or the order changes.
import { batch, computed, signal } from "@preact/signals";
import { token, type FactOf } from "../api";
import { inWords, language, words, type Policy } from "../state";
import { badLine, outcomes, type Message, type Part, type Start } from "./messages";
import type { Session } from "../record/session";

export type Column = { kind: "line" } | { kind: "id" } | { kind: "outcome" } | { kind: "why" } | { kind: "missing" } | { kind: "fact"; index: number };

export function keyOf(column: Column): string {
  return column.kind === "fact" ? `fact-${column.index}` : column.kind;
}

class Growing<T extends Int32Array | Float64Array | Uint8Array> {
  size = 0;
  constructor(public items: T) {}

  add(more: T): void {
    if (this.size + more.length > this.items.length) {
      const larger = new (this.items.constructor as new (size: number) => T)(Math.max(2 * this.items.length, this.size + more.length));
      larger.set(this.items.subarray(0, this.size));
      this.items = larger;
    }
    this.items.set(more, this.size);
    this.size += more.length;
  }
  at(row: number): number {
    return this.items[row] ?? 0;
  }
}

export class Caseload {
  readonly facts: FactOf[];
  private readonly ids: (string | null)[] = [];
  private readonly outcome = new Growing<Uint8Array>(new Uint8Array(1024));
  private readonly reasons = new Growing<Int32Array>(new Int32Array(1024));
  private readonly requests = new Growing<Int32Array>(new Int32Array(1024));
  private readonly columns: Growing<Int32Array>[];
  private readonly offsets = new Growing<Float64Array>(new Float64Array(1024));
  private readonly ends = new Growing<Float64Array>(new Float64Array(1024));
  private readonly lines = new Growing<Float64Array>(new Float64Array(1024));
  private readonly sets: string[][] = [];
  private readonly values: string[][];
  private worker: Worker | undefined;

  readonly rows = signal(0);
  readonly read = signal(0); // bytes
  readonly state = signal<"reading" | "ended" | "stopped" | "failed">("reading");
  readonly seconds = signal(0);
  readonly why = signal("");

  readonly outcomeFilter = signal<number | undefined>(undefined);
  readonly clauseFilter = signal<string | undefined>(undefined);
  readonly factFilters = signal<(number | undefined)[]>([]);
  readonly search = signal("");
  readonly order = signal<{ column: Column; down: boolean }>({ column: { kind: "line" }, down: false });

  /// By row: what was begun with the record, so that nothing is lost on the way back to the table.
  readonly sessions = signal<ReadonlyMap<number, Session>>(new Map());
  /// The row that was opened last, for the way back.
  lastOpened = 0;

  constructor(
    readonly policy: Policy,
    readonly file: File,
  ) {
    this.facts = policy.tableFacts();
    this.columns = this.facts.map(() => new Growing<Int32Array>(new Int32Array(1024)));
    this.values = this.facts.map(() => []);
  }

  start(): void {
    this.worker = new Worker("/worker.js");
    this.worker.onmessage = (event: MessageEvent<Message>) => this.take(event.data);
    this.worker.onerror = (event) => this.end("failed", event.message);
    const start: Start = { file: this.file, token: token.value, columns: this.facts.map((fact) => fact.path) };
    this.worker.postMessage(start);
  }
  stop(): void {
    if (this.state.value === "reading") this.end("stopped");
    this.worker?.terminate();
  }

  private end(state: "ended" | "stopped" | "failed", why = ""): void {
    this.why.value = why;
    this.state.value = state;
    this.worker?.terminate();
  }

  private take(message: Message): void {
    if (message.kind === "failed") return this.end("failed", message.why);
    if (message.kind === "ended") {
      this.seconds.value = message.seconds;
      return this.end("ended");
    }
    this.add(message);
  }

  private add(part: Part): void {
    for (const id of part.ids) this.ids.push(id);
    this.outcome.add(part.outcomes);
    this.reasons.add(part.reasons);
    this.requests.add(part.requests);
    this.offsets.add(part.offsets);
    this.ends.add(part.ends);
    this.lines.add(part.lines);
    part.columns.forEach((column, i) => this.columns[i]?.add(column));
    part.newValues.forEach((values, i) => this.values[i]?.push(...values));
    this.sets.push(...part.newSets);
    batch(() => {
      this.rows.value = this.outcome.size;
      this.read.value = part.read;
    });
  }

  // -------------------------------------------------------------- a row

  idOf(row: number): string | null {
    return this.ids[row] ?? null;
  }
  outcomeOf(row: number): number {
    return this.outcome.at(row);
  }
  lineOf(row: number): number {
    return this.lines.at(row);
  }
  reasonsOf(row: number): string[] {
    return this.sets[this.reasons.at(row)] ?? [];
  }
  requestsOf(row: number): string[] {
    return this.sets[this.requests.at(row)] ?? [];
  }
  valueOf(row: number, column: number): string {
    return this.titleOfValue(column, this.columns[column]?.at(row) ?? 0);
  }
  async bytesOf(row: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.file.slice(this.offsets.at(row), this.ends.at(row)).arrayBuffer());
  }

  /// `Mexico, Japan` of the value `MEX JPN`.
  private titleOfValue(column: number, value: number): string {
    const fact = this.facts[column];
    const written = this.values[column]?.[value] ?? "";
    if (fact === undefined || written === "") return "";
    const known = this.policy.enumOf(fact)?.values;
    return written
      .split(" ")
      .map((one) => {
        const title = known?.find((each) => each.value === one)?.title;
        return title === undefined ? one : inWords(title);
      })
      .join(", ");
  }
  clauseTitle(id: string): string {
    const title = this.policy.clauseTitle.get(id);
    return title === undefined ? id : inWords(title);
  }
  factTitle(path: string): string {
    const fact = this.policy.factAt(path);
    return fact === undefined ? path : inWords(fact.title);
  }

  /// The values of a column that there are, with their titles in order.
  readonly choices = computed(() => {
    void this.rows.value;
    void language.value;
    return this.values.map((values, column) =>
      values
        .map((_, number) => ({ number, title: this.titleOfValue(column, number) }))
        .filter(({ title }) => title !== "")
        .sort((a, b) => a.title.localeCompare(b.title, language.value)),
    );
  });

  // -------------------------------------------------------------- what is shown

  /// Which rows pass; `leave` names a filter to leave out, for the chart that sets it.
  private passing(leave?: "outcome" | "clause"): (row: number) => boolean {
    const outcome = leave === "outcome" ? undefined : this.outcomeFilter.value;
    const clause = leave === "clause" ? undefined : this.clauseFilter.value;
    const facts = this.factFilters.value;
    const inSet = clause === undefined ? undefined : this.sets.map((set) => set.includes(clause));
    const found = this.finding();
    return (row) =>
      (outcome === undefined || this.outcome.at(row) === outcome) &&
      (inSet === undefined || inSet[this.reasons.at(row)] === true) &&
      facts.every((value, column) => value === undefined || this.columns[column]?.at(row) === value) &&
      (found === undefined || found(row));
  }

  /// A row is found that has each word of the search somewhere.
  private finding(): ((row: number) => boolean) | undefined {
    const wanted = folded(this.search.value).split(/\s+/).filter((word) => word !== "");
    if (wanted.length === 0) return undefined;
    const each = wanted.map((word) => {
      const has = (text: string) => folded(text).includes(word);
      const clauses = this.sets.map((set) => set.some((id) => has(this.clauseTitle(id)) || has(id)));
      const facts = this.sets.map((set) => set.some((path) => has(this.factTitle(path)) || has(path)));
      const values = this.values.map((all, column) => all.map((_, value) => has(this.titleOfValue(column, value)) || has(all[value] ?? "")));
      const words_ = [...outcomes.map((outcome) => words.value.outcome[outcome]), words.value.badLine].map(has);
      return (row: number) =>
        has(this.ids[row] ?? "") ||
        clauses[this.reasons.at(row)] === true ||
        facts[this.requests.at(row)] === true ||
        words_[this.outcome.at(row)] === true ||
        this.columns.some((column, c) => values[c]?.[column.at(row)] === true);
    });
    return (row) => each.every((has) => has(row));
  }

  readonly counts = computed(() => {
    const counts = new Array<number>(badLine + 1).fill(0);
    const passes = this.passing("outcome");
    for (let row = 0; row < this.rows.value; ++row) if (passes(row)) ++counts[this.outcome.at(row)]!;
    return counts;
  });

  /// The clauses that refusals rest on, the most frequent first.
  readonly deciding = computed(() => {
    const bySet = new Array<number>(this.sets.length).fill(0);
    const passes = this.passing("clause");
    for (let row = 0; row < this.rows.value; ++row) if (passes(row)) ++bySet[this.reasons.at(row)]!;
    const counts = new Map<string, number>();
    bySet.forEach((count, set) => {
      if (count > 0) for (const id of this.sets[set] ?? []) counts.set(id, (counts.get(id) ?? 0) + count);
    });
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  });

  readonly shown = computed(() => {
    const passes = this.passing();
    const shown: number[] = [];
    for (let row = 0; row < this.rows.value; ++row) if (passes(row)) shown.push(row);
    const { column, down } = this.order.value;
    if (column.kind === "line") return down ? shown.reverse() : shown;
    const ranks = this.ranks(column);
    return shown.sort((a, b) => ((ranks[a] ?? 0) - (ranks[b] ?? 0)) * (down ? -1 : 1) || a - b);
  });

  /// By row, where it stands in the column's order.
  private ranks(column: Column): Int32Array {
    const ranks = new Int32Array(this.rows.value);
    const collator = new Intl.Collator(language.value, { numeric: true });
    const ranked = (texts: string[]) => {
      const order = texts.map((_, i) => i).sort((a, b) => collator.compare(texts[a] ?? "", texts[b] ?? ""));
      const rank = new Int32Array(texts.length);
      let last = -1;
      order.forEach((number, i) => {
        if (i === 0 || texts[number] !== texts[order[i - 1] ?? 0]) last = i;
        rank[number] = last;
      });
      return rank;
    };
    const fill = (of: (row: number) => number) => ranks.forEach((_, row) => (ranks[row] = of(row)));
    if (column.kind === "outcome") fill((row) => this.outcome.at(row));
    else if (column.kind === "id") ranks.set(ranked(this.ids.slice(0, ranks.length).map((id) => id ?? "")));
    else if (column.kind === "why" || column.kind === "missing") {
      const of = column.kind === "why" ? this.reasons : this.requests;
      const title = (id: string) => (column.kind === "why" ? this.clauseTitle(id) : this.factTitle(id));
      const rank = ranked(this.sets.map((set) => (set.length === 0 ? "\uffff" : `${title(set[0] ?? "")} ${set.length}`)));
      fill((row) => rank[of.at(row)] ?? 0);
    } else if (column.kind === "fact") {
      const values = this.columns[column.index];
      const rank = ranked((this.values[column.index] ?? []).map((_, value) => this.titleOfValue(column.index, value)));
      if (values !== undefined) fill((row) => rank[values.at(row)] ?? 0);
    }
    return ranks;
  }

  clear(): void {
    batch(() => {
      this.outcomeFilter.value = undefined;
      this.clauseFilter.value = undefined;
      this.factFilters.value = [];
      this.search.value = "";
    });
  }
}

/// Without accents and capitals.
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
