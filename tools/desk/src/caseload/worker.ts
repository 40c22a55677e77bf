// Reads a caseload piece by piece, has each piece evaluated by the server, and hands rows to the page. The file is never
// in memory as a whole: the page keeps where each line stands in it. Two pieces are evaluated at a time, each in a
// connection of its own, and small enough that what comes and goes with them takes little room.
//
// When the reading is stopped or fails, it can go on behind the last row that was handed over.
import { along, steps, type Step } from "../record/json";
import { folded } from "./folded";
import { badLine, outcomes, type Failed, type Fault, type Message, type Near, type Order, type Part, type Start, type Texts } from "./messages";

// The first rows are there at once; later pieces are larger, since each costs the server and the page a little.
const firstBytes = 1 << 17;
const mostBytes = 1 << 19;
const atATime = 2;
const mostSearched = 1000; // letters of each text

interface Told {
  outcome?: (typeof outcomes)[number];
  reasons?: string[];
  requests?: string[];
}
interface Answer extends Told {
  id?: string | null;
  error?: Fault;
  decisions?: Told[];
  near?: { clause: string; value: number; unit: string | null; way: Near["way"]; least?: boolean; strict?: boolean }[];
}

/// Numbers for texts, as they come.
class Numbers<T> {
  private readonly known = new Map<string, number>();
  fresh: T[] = [];

  of(key: string, value: () => T): number {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const number = this.known.size;
    this.known.set(key, number);
    this.fresh.push(value());
    return number;
  }
  takeFresh(): T[] {
    const fresh = this.fresh;
    this.fresh = [];
    return fresh;
  }
}

// ---------------------------------------------------------------- pieces

interface Piece {
  bytes: Uint8Array<ArrayBuffer>;
  begin: number; // in the file
}

/// Pieces of whole lines.
async function* pieces(file: File, from: number): AsyncGenerator<Piece> {
  let begin = from;
  let size = firstBytes;
  while (begin < file.size) {
    const read = await file.slice(begin, begin + size).arrayBuffer().catch((fault: unknown) => {
      throw new Cause("file", String(fault));
    });
    const bytes = new Uint8Array(read);
    const atEnd = begin + bytes.length >= file.size;
    const last = atEnd ? bytes.length - 1 : bytes.lastIndexOf(10);
    if (last < 0) {
      size *= 2; // a line longer than a piece
      continue;
    }
    yield { bytes: bytes.subarray(0, last + 1), begin };
    begin += last + 1;
    size = Math.min(2 * size, mostBytes);
  }
}

interface Lines {
  spans: [number, number][]; // begin and end of each that is not blank: those are answered
  numbers: number[]; // of these, counted from 0
  count: number; // blank ones too
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

function linesOf(piece: Piece): Lines {
  const lines: Lines = { spans: [], numbers: [], count: 0 };
  let begin = 0;
  while (begin < piece.bytes.length) {
    const found = piece.bytes.indexOf(10, begin);
    const end = found < 0 ? piece.bytes.length : found;
    if (!isBlank(piece.bytes.subarray(begin, end))) {
      lines.spans.push([begin, end]);
      lines.numbers.push(lines.count);
    }
    ++lines.count;
    begin = end + 1;
  }
  return lines;
}

const utf8 = new TextDecoder();

/// Of what is shown and searched.
interface Paths {
  columns: Step[][];
  texts: Step[][];
}
interface Shown {
  values: string[];
  searched: string;
}

function shownOf(piece: Piece, [begin, end]: [number, number], { columns, texts }: Paths): Shown {
  try {
    const record: unknown = JSON.parse(utf8.decode(piece.bytes.subarray(begin, end)));
    const values = columns.map((path) => {
      const value = along(record, path);
      return Array.isArray(value) ? value.join(" ") : typeof value === "string" ? value : "";
    });
    const written = texts.map((path) => along(record, path)).filter((text) => typeof text === "string");
    return { values, searched: written.map((text) => text.slice(0, mostSearched)).join(" ") };
  } catch {
    return { values: columns.map(() => ""), searched: "" };
  }
}

// ---------------------------------------------------------------- the server

class Cause extends Error {
  constructor(
    readonly cause_: Failed["cause"],
    why: string,
    readonly problem = "",
  ) {
    super(why);
  }
}

async function evaluated(piece: Piece, { file, token, digest }: Start, signal: AbortSignal): Promise<Answer[]> {
  const headers: Record<string, string> = { "Content-Type": "application/jsonl" };
  if (token !== "") headers["Authorization"] = `Bearer ${token}`;
  const body = file.slice(piece.begin, piece.begin + piece.bytes.length); // read a second time, rather than copied
  const asked = { method: "POST", headers, body, cache: "no-store", signal } as const;
  const answer = await fetch(`/v1/caseloads?reasons=true&requests=true&margins=true&part=${piece.begin > 0}`, asked).catch((fault: unknown) => {
    throw new Cause("gone", String(fault));
  });
  const policy = answer.headers.get("Chapeau-Policy");
  if (policy !== null && policy !== digest) throw new Cause("policy", policy);
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { type?: string; detail?: string };
    throw new Cause(answer.status === 401 ? "token" : "refused", problem.detail ?? `${answer.status}`, problem.type?.split("/").at(-1));
  }
  const text = await answer.text().catch((fault: unknown) => {
    throw new Cause("gone", String(fault));
  });
  const lines = text.split("\n");
  lines.pop();
  return lines.map((line) => JSON.parse(line) as Answer);
}

// ---------------------------------------------------------------- parts

const intoUtf8 = new TextEncoder();

/// A zero byte ends each, so that no word is found across two.
function joined(texts: string[]): Texts {
  const bytes = intoUtf8.encode(texts.map((text) => `${text.replaceAll("\0", " ")}\0`).join(""));
  const starts = new Uint32Array(texts.length + 1);
  for (let i = 0; i < texts.length; ++i) starts[i + 1] = bytes.indexOf(0, starts[i]) + 1;
  return { bytes, starts };
}

class Reading {
  private readonly sets = new Numbers<string[]>();
  private readonly kinds = new Numbers<Near>();
  private readonly values: Numbers<string>[];
  private readonly paths: Paths;
  private abort = new AbortController();
  private read = 0; // bytes of the rows that were handed over
  private lines = 0;
  private run_: Promise<void> = Promise.resolve();

  constructor(
    private start: Start,
    private readonly say: (message: Message, transfer?: Transferable[]) => void,
  ) {
    this.values = start.columns.map(() => new Numbers<string>());
    this.paths = { columns: start.columns.map(steps), texts: start.texts.map(steps) };
    this.sets.of("", () => []);
  }

  stop(): void {
    this.abort.abort();
  }
  goOn(token: string): void {
    this.abort.abort();
    const abort = (this.abort = new AbortController());
    this.start = { ...this.start, token };
    this.run_ = this.run_.then(() => this.run(abort.signal));
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const waiting: (() => Promise<void>)[] = [];
      for await (const piece of pieces(this.start.file, this.read)) {
        if (waiting.length === atATime) await waiting.shift()?.();
        if (signal.aborted) return;
        waiting.push(this.begun(piece, signal));
      }
      for (const one of waiting) await one();
      this.say({ kind: "ended" });
    } catch (fault) {
      if (signal.aborted) return;
      this.abort.abort(); // the other piece's answer is of no use
      const why = fault instanceof Error ? fault.message : String(fault);
      const { cause_, problem } = fault instanceof Cause ? fault : { cause_: "refused" as const, problem: "" };
      this.say({ kind: "failed", cause: cause_, why, problem });
    }
  }

  /// While the piece is evaluated, it is taken apart. What is given back hands its rows over.
  private begun(piece: Piece, signal: AbortSignal): () => Promise<void> {
    const asked = evaluated(piece, this.start, signal);
    asked.catch(() => undefined); // it is looked at below
    const lines = linesOf(piece);
    const shown = lines.spans.map((span) => shownOf(piece, span, this.paths));
    const { begin } = piece;
    const end = begin + piece.bytes.length;
    return async () => {
      const answers = await asked;
      if (answers.length !== lines.spans.length) throw new Cause("refused", `${answers.length} ≠ ${lines.spans.length}`);
      if (!signal.aborted) this.handOver(begin, end, lines, shown, answers);
    };
  }

  private handOver(begin: number, end: number, { spans, numbers, count }: Lines, shown: Shown[], answers: Answer[]): void {
    const set = (names: string[] = []) => this.sets.of(names.join(" "), () => names);
    const decisions = Array.from({ length: this.start.decisions }, (_, d) => answers.map((answer) => answer.decisions?.[d] ?? (d === 0 ? answer : {})));
    const near = answers.map((answer) => answer.near?.[0]);
    const ids = answers.map((answer) => answer.id ?? "");
    const part: Part = {
      kind: "part",
      ids: joined(ids),
      folded: joined(shown.map(({ searched }, i) => folded(`${ids[i]} ${searched}`))),
      outcomes: decisions.map((told) => Uint8Array.from(told, ({ outcome }) => (outcome === undefined ? badLine : outcomes.indexOf(outcome)))),
      reasons: decisions.map((told) => Int32Array.from(told, ({ reasons }) => set(reasons))),
      requests: decisions.map((told) => Int32Array.from(told, ({ requests }) => set(requests))),
      columns: this.values.map((known, c) => Int32Array.from(shown, ({ values }) => known.of(values[c] ?? "", () => values[c] ?? ""))),
      near: Float64Array.from(near, (one) => (one === undefined ? NaN : one.value)),
      nearKinds: Int32Array.from(near, (one) => (one === undefined ? -1 : this.kindOf(one))),
      faults: answers.flatMap((answer, row): Part["faults"] => (answer.error === undefined ? [] : [[row, this.placed(answer.error, numbers[row] ?? 0)]])),
      offsets: Float64Array.from(spans, ([from]) => begin + from),
      ends: Float64Array.from(spans, ([, to]) => begin + to),
      lines: Float64Array.from(numbers, (number) => this.lines + number + 1),
      newSets: this.sets.takeFresh(),
      newValues: this.values.map((known) => known.takeFresh()),
      newNearKinds: this.kinds.takeFresh(),
      read: end,
    };
    this.lines += count;
    this.read = end;
    const moved = [part.near, part.nearKinds, part.offsets, part.ends, part.lines, part.ids.bytes, part.ids.starts, part.folded.bytes, part.folded.starts];
    this.say(part, [...moved, ...part.outcomes, ...part.reasons, ...part.requests, ...part.columns].map((array) => array.buffer as ArrayBuffer));
  }

  /// The server counts the lines of a piece; what is told are those of the file.
  private placed(fault: Fault, number: number): Fault {
    return { ...fault, found: fault.found.replace(/ at line \d+, column (\d+)$/, ` at line ${this.lines + number + 1}, column $1`) };
  }
  private kindOf({ clause, unit, way, least = false, strict = false }: NonNullable<Answer["near"]>[number]): number {
    return this.kinds.of(`${clause} ${unit ?? ""} ${way} ${least} ${strict}`, () => ({ clause, unit: unit ?? "", way, least, strict }));
  }
}

let reading: Reading | undefined;
addEventListener("message", ({ data }: MessageEvent<Start | Order>) => {
  const say = (message: Message, transfer: Transferable[] = []) => (self as unknown as Worker).postMessage(message, transfer);
  if (data.kind === "start") reading = new Reading(data, say);
  if (data.kind === "stop") reading?.stop();
  else reading?.goOn(data.token);
});
