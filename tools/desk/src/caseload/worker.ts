// Reads a caseload piece by piece, has each piece evaluated by the server, and hands rows to the page. The file is never
// in memory as a whole: the page keeps where each line stands in it.
import { at } from "../record/json";
import { badLine, outcomes, type Message, type Part, type Start } from "./messages";

// The first rows are there at once; later pieces are larger, since each costs the server and the page a little.
const firstBytes = 1 << 18;
const mostBytes = 1 << 23;

interface Answer {
  id?: string | null;
  outcome?: (typeof outcomes)[number];
  reasons?: string[];
  requests?: string[];
  error?: { path: string };
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

interface Piece {
  bytes: Uint8Array;
  begin: number; // in the file
}

/// Pieces of whole lines.
async function* pieces(file: File): AsyncGenerator<Piece> {
  let begin = 0;
  let size = firstBytes;
  while (begin < file.size) {
    const bytes = new Uint8Array(await file.slice(begin, begin + size).arrayBuffer());
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

async function evaluated(piece: Piece, token: string): Promise<Answer[]> {
  const headers: Record<string, string> = { "Content-Type": "application/jsonl" };
  if (token !== "") headers["Authorization"] = `Bearer ${token}`;
  const answer = await fetch(`/v1/caseloads?reasons=true&requests=true&part=${piece.begin > 0}`, {
    method: "POST",
    headers,
    body: piece.bytes.slice().buffer,
    cache: "no-store",
  });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new Error(problem.detail ?? `${answer.status}`);
  }
  const lines = (await answer.text()).split("\n");
  lines.pop();
  return lines.map((line) => JSON.parse(line) as Answer);
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

function columnsOf(piece: Piece, [begin, end]: [number, number], paths: string[]): string[] {
  try {
    const record: unknown = JSON.parse(utf8.decode(piece.bytes.subarray(begin, end)));
    return paths.map((path) => {
      const value = at(record, path);
      return Array.isArray(value) ? value.join(" ") : typeof value === "string" ? value : "";
    });
  } catch {
    return paths.map(() => "");
  }
}

async function read(start: Start, say: (message: Message, transfer?: Transferable[]) => void): Promise<void> {
  const begun = performance.now();
  const sets = new Numbers<string[]>();
  const values = start.columns.map(() => new Numbers<string>());
  sets.of("", () => []);
  let lines = 0;

  const handOver = (piece: Piece, { spans, numbers: places, count }: Lines, columns: string[][], answers: Answer[]) => {
    const part: Part = {
      kind: "part",
      ids: answers.map((answer) => answer.id ?? null),
      outcomes: Uint8Array.from(answers, (answer) => (answer.outcome === undefined ? badLine : outcomes.indexOf(answer.outcome))),
      reasons: Int32Array.from(answers, (answer) => sets.of((answer.reasons ?? []).join(" "), () => answer.reasons ?? [])),
      requests: Int32Array.from(answers, (answer) => sets.of((answer.requests ?? []).join(" "), () => answer.requests ?? [])),
      columns: values.map((numbers, c) => Int32Array.from(columns, (row) => numbers.of(row[c] ?? "", () => row[c] ?? ""))),
      offsets: Float64Array.from(spans, ([begin]) => piece.begin + begin),
      ends: Float64Array.from(spans, ([, end]) => piece.begin + end),
      lines: Float64Array.from(places, (place) => lines + place + 1),
      newSets: sets.takeFresh(),
      newValues: values.map((numbers) => numbers.takeFresh()),
      read: piece.begin + piece.bytes.length,
    };
    lines += count;
    say(part, [part.outcomes.buffer, part.reasons.buffer, part.requests.buffer, part.offsets.buffer, part.ends.buffer, part.lines.buffer]);
  };

  // While one piece is evaluated, the one before it is taken apart.
  let before: (() => Promise<void>) | undefined;
  for await (const piece of pieces(start.file)) {
    const asked = evaluated(piece, start.token);
    asked.catch(() => undefined); // it is looked at below
    await before?.();
    const own = linesOf(piece);
    const columns = own.spans.map((span) => columnsOf(piece, span, start.columns));
    before = async () => handOver(piece, own, columns, await asked);
  }
  await before?.();
  say({ kind: "ended", seconds: (performance.now() - begun) / 1000 });
}

addEventListener("message", (event: MessageEvent<Start>) => {
  const say = (message: Message, transfer: Transferable[] = []) => (self as unknown as Worker).postMessage(message, transfer);
  read(event.data, say).catch((fault: unknown) => say({ kind: "failed", why: fault instanceof Error ? fault.message : String(fault) }));
});
