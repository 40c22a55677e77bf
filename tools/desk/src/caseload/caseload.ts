// A caseload as the page keeps it: numbers in columns and a few long texts, so that a hundred thousand rows take some tens
// of megabytes. What is shown of it, and in which order, is `shown.ts`.
import { batch, signal } from "@preact/signals";
import { gone, otherPolicy, token, tokenWanted, type FactOf } from "../api";
import { inWords, type Policy } from "../state";
import { Chosen } from "./chosen";
import type { ColumnOf } from "./cells";
import { growing, Pages, type Growing } from "./columns";
import { badLine, type Failed, type Fault, type Message, type Near, type Order, type Part, type Start } from "./messages";
import { keyOf, Shown } from "./shown";
import type { Session } from "../record/session";

export type State = "reading" | "ended" | "stopped" | Failed["cause"];

/// Milliseconds between two looks of the table while parts come: the more rows, the more a look costs.
const between = (rows: number) => 400 + rows / 100;

export interface NearMiss extends Near {
  value: number;
}

export class Caseload {
  readonly facts: FactOf[];
  readonly decisions: string[]; // their names, the principal one first
  readonly ids = new Pages();
  readonly folded = new Pages();
  private readonly outcomes: Growing<Uint8Array>[];
  private readonly reasons: Growing<Int32Array>[];
  private readonly requests: Growing<Int32Array>[];
  private readonly columns: Growing<Int32Array>[];
  private readonly near = growing.numbers();
  private readonly nearKinds = growing.integers();
  private readonly kinds: Near[] = [];
  private readonly faults = new Map<number, Fault>();
  private readonly offsets = growing.numbers();
  private readonly ends = growing.numbers();
  private readonly lines = growing.numbers();
  readonly sets: string[][] = [];
  readonly values: string[][];
  private worker: Worker | undefined;

  /// Rows that the page tells of; more may have come since.
  readonly rows = signal(0);
  readonly read = signal(0); // bytes
  readonly state = signal<State>("reading");
  readonly why = signal({ problem: "", detail: "" });
  readonly seconds = signal(0);
  readonly hasNear = signal(false);
  readonly isClosed = signal(false);
  private begun = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private taken = 0; // bytes, of all that came

  /// By row: what was begun with the record, so that nothing is lost on the way back to the table.
  readonly sessions = signal<ReadonlyMap<number, Session>>(new Map());
  /// The row that was opened last, for the way back, and where it stood among those that were shown.
  lastOpened = 0;
  lastPlace = 0;

  readonly shown: Shown;
  readonly chosen: Chosen;

  constructor(
    readonly policy: Policy,
    readonly file: File,
    readonly content: string, // which file it is, whatever its name
  ) {
    this.facts = policy.tableFacts();
    this.decisions = policy.decisionNames;
    this.columns = this.facts.map(growing.integers);
    this.values = this.facts.map(() => []);
    this.outcomes = this.decisions.map(growing.bytes);
    this.reasons = this.decisions.map(growing.integers);
    this.requests = this.decisions.map(growing.integers);
    this.shown = new Shown(this);
    this.chosen = new Chosen(policy.document.name);
  }

  /// The order of a column that is left out is not seen, so it is given up.
  showColumn(of: ColumnOf, isShown: boolean): void {
    batch(() => {
      this.chosen.show(of, isShown);
      if (!isShown && keyOf(of.column) === keyOf(this.shown.order.value.column)) this.shown.order.value = { column: { kind: "line" }, down: false };
    });
  }

  // -------------------------------------------------------------- reading

  start(): void {
    this.worker = new Worker("/worker.js");
    this.worker.onmessage = (event: MessageEvent<Message>) => this.take(event.data);
    this.worker.onerror = (event) => this.end("refused", { problem: "", detail: event.message });
    const start: Start = {
      kind: "start",
      file: this.file,
      token: token.value,
      digest: this.policy.document.digest,
      columns: this.facts.map((fact) => fact.path),
      texts: this.policy.searchedFacts().map((fact) => fact.path),
      decisions: this.decisions.length,
    };
    this.begun = performance.now();
    this.worker.postMessage(start);
  }
  stop(): void {
    if (this.state.value !== "reading") return;
    this.order("stop");
    this.end("stopped");
  }
  /// After it was stopped or failed, behind the last row that came.
  goOn(): void {
    this.begun = performance.now();
    this.state.value = "reading";
    this.order("go_on");
  }
  close(): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.isClosed.value = true;
  }
  private order(kind: Order["kind"]): void {
    this.worker?.postMessage({ kind, token: token.value } satisfies Order);
  }

  /// How many rows the file has, judged by those that were read.
  estimate(): number {
    return Math.round((this.rows.value * this.file.size) / Math.max(this.read.value, 1));
  }

  private end(state: State, why = { problem: "", detail: "" }): void {
    batch(() => {
      this.tell();
      this.seconds.value += (performance.now() - this.begun) / 1000;
      this.why.value = why;
      this.state.value = state;
    });
    if (state === "ended") this.worker?.terminate();
  }

  private take(message: Message): void {
    if (message.kind === "part") this.add(message);
    else if (this.state.value !== "reading") return;
    else if (message.kind === "failed") this.fail(message);
    else this.end("ended");
  }

  /// That the server is gone, wants a token or has another policy, the page says for all of it.
  private fail({ cause, why, problem }: Failed): void {
    this.end(cause, { problem, detail: why });
    if (cause === "gone") gone.value = true;
    if (cause === "policy") otherPolicy.value = why;
    if (cause === "token") tokenWanted.value = true;
  }

  private add(part: Part): void {
    for (const [row, fault] of part.faults) this.faults.set(this.lines.size + row, fault);
    this.ids.add(part.ids);
    this.folded.add(part.folded);
    part.outcomes.forEach((each, d) => this.outcomes[d]?.add(each));
    part.reasons.forEach((each, d) => this.reasons[d]?.add(each));
    part.requests.forEach((each, d) => this.requests[d]?.add(each));
    part.columns.forEach((each, c) => this.columns[c]?.add(each));
    this.near.add(part.near);
    this.nearKinds.add(part.nearKinds);
    this.kinds.push(...part.newNearKinds);
    this.offsets.add(part.offsets);
    this.ends.add(part.ends);
    this.lines.add(part.lines);
    part.newValues.forEach((values, c) => this.values[c]?.push(...values));
    this.sets.push(...part.newSets);
    this.taken = part.read;
    // The first rows at once; then no more often than the page can follow.
    if (this.rows.value === 0 || this.state.value !== "reading") this.tell();
    else this.timer ??= setTimeout(() => this.tell(), between(this.lines.size));
  }
  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    batch(() => {
      this.rows.value = this.lines.size;
      this.read.value = this.taken;
      this.hasNear.value = this.kinds.length > 0;
    });
  }

  // -------------------------------------------------------------- a row

  idOf(row: number): string {
    return this.ids.at(row);
  }
  outcomeOf(row: number, decision = 0): number {
    return this.outcomes[decision]?.at(row) ?? badLine;
  }
  lineOf(row: number): number {
    return this.lines.at(row);
  }
  reasonSetOf(row: number, decision = 0): number {
    return this.reasons[decision]?.at(row) ?? 0;
  }
  requestSetOf(row: number, decision = 0): number {
    return this.requests[decision]?.at(row) ?? 0;
  }
  reasonsOf(row: number, decision = 0): string[] {
    return this.sets[this.reasonSetOf(row, decision)] ?? [];
  }
  requestsOf(row: number, decision = 0): string[] {
    return this.sets[this.requestSetOf(row, decision)] ?? [];
  }
  nearOf(row: number): NearMiss | undefined {
    const kind = this.kinds[this.nearKinds.at(row)];
    return kind && { ...kind, value: this.near.at(row) };
  }
  /// Why the line cannot be read.
  faultOf(row: number): Fault | undefined {
    return this.faults.get(row);
  }
  valueNumberOf(row: number, column: number): number {
    return this.columns[column]?.at(row) ?? 0;
  }
  valueOf(row: number, column: number): string {
    return this.titleOfValue(column, this.valueNumberOf(row, column));
  }
  async bytesOf(row: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.file.slice(this.offsets.at(row), this.ends.at(row)).arrayBuffer());
  }

  // -------------------------------------------------------------- titles

  /// The members of the value `MEX JPN`.
  membersOf(column: number, value: number): string[] {
    const written = this.values[column]?.[value] ?? "";
    return written === "" ? [] : written.split(" ");
  }
  titleOfMember(column: number, member: string): string {
    const fact = this.facts[column];
    const title = fact && this.policy.enumOf(fact)?.values.find((each) => each.value === member)?.title;
    return title === undefined ? member : inWords(title);
  }
  /// `Mexico, Japan`
  titleOfValue(column: number, value: number): string {
    return this.membersOf(column, value)
      .map((member) => this.titleOfMember(column, member))
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
}
