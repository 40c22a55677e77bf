// What a file is that somebody opens. What it cannot be read as is said, and what can be read is read: the records of a JSON
// array, and records that are laid out over several lines, are put into one line each and read as a caseload.
import { caseFileOf, type CaseFile } from "./record/casefile";
import { Filed } from "./record/filed";

export type Odd = "empty" | "compressed" | "utf16" | "csv" | "arrayOfNothing" | "tooLarge" | "noRecord";
export type Opened =
  | { kind: "record"; filed: Filed }
  | { kind: "case"; file: CaseFile }
  | { kind: "caseload"; file: File; relaid?: "array" | "laidOut"; records?: number; leftOut?: number }
  | { kind: "odd"; odd: Odd };

const mostOfOneRecord = 1 << 20; // bytes; a larger file is a caseload
const mostToLayOut = 1 << 26;

const magics = ["1f8b", "504b0304", "fd377a585a00", "425a68", "28b52ffd", "04224d18"];

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return magic.match(/../g)?.every((byte, i) => bytes[i] === parseInt(byte, 16)) ?? false;
}

/// With its mark, or without: every other byte of ASCII letters is 0.
function isUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, "fffe") || startsWith(bytes, "feff") || startsWith(bytes, "0000feff")) return true;
  const zeros = [0, 1, 2, 3].map((i) => bytes[i] === 0);
  return bytes.length >= 4 && (zeros.join() === "true,false,true,false" || zeros.join() === "false,true,false,true");
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/// Some line is a record of its own, or all look like one.
function hasLines(text: string, isWhole: boolean): boolean {
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (!isWhole) lines.pop();
  const written = lines.filter((line) => line !== "");
  if (written.length < 2 && isWhole) return false;
  return written.some((line) => line.startsWith("{") && isObject(line)) || written.every((line) => line.startsWith("{") && line.endsWith("}"));
}

function isCsv(text: string): boolean {
  const [first = "", second = ""] = text.split(/\r?\n/);
  return [",", ";", "\t"].some((mark) => {
    const fields = first.split(mark).length;
    return fields > 1 && second.split(mark).length >= fields && !/[{[]/.test(first);
  });
}

/// The values that stand in the text one after another, or in an array; none where brackets do not match.
export function partsOf(text: string): string[] {
  const found: string[] = [];
  const isArray = text.trimStart().startsWith("[");
  let depth = 0;
  let begin = 0;
  let inText = false;
  const end = (to: number, next: number) => {
    const part = text.slice(begin, to).trim();
    if (part !== "" && part !== ",") found.push(part);
    begin = next;
  };
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (inText) {
      if (c === "\\") ++i;
      else if (c === '"') inText = false;
    } else if (c === '"') inText = true;
    else if (c === "{" || c === "[") {
      if (depth === 0) end(i, isArray && c === "[" ? i + 1 : i);
      ++depth;
    } else if (c === "}" || c === "]") {
      --depth;
      if (depth === 0) end(isArray ? i : i + 1, i + 1);
    } else if (c === "," && isArray && depth === 1) end(i, i + 1);
  }
  end(text.length, text.length);
  return depth === 0 ? found : [];
}

/// One record a line: only of JSON, where a line break stands between the parts of a record alone, and a blank means the same.
function relaid(file: File, parts: string[], how: "array" | "laidOut"): Opened | undefined {
  const records = parts.filter(isObject);
  if (records.length === 0) return undefined;
  const lines = records.map((record) => `${record.replace(/[\r\n]+/g, " ")}\n`);
  return { kind: "caseload", file: new File(lines, file.name), relaid: how, records: records.length, leftOut: parts.length - records.length };
}

export async function opened(file: File): Promise<Opened> {
  const head = new Uint8Array(await file.slice(0, mostOfOneRecord).arrayBuffer());
  const isWhole = file.size <= mostOfOneRecord;
  if (magics.some((magic) => startsWith(head, magic))) return { kind: "odd", odd: "compressed" };
  if (isUtf16(head)) return { kind: "odd", odd: "utf16" };
  const text = new TextDecoder().decode(head); // without a mark
  const begin = text.trimStart()[0];
  if (begin === undefined) return { kind: "odd", odd: isWhole ? "empty" : "noRecord" };
  if (isWhole) {
    const filed = new Filed(head, file.name);
    const caseFile = caseFileOf(filed);
    if (caseFile !== undefined) return { kind: "case", file: caseFile };
    if (filed.isObject) return { kind: "record", filed };
  }
  if (begin !== "[" && hasLines(text, isWhole)) return { kind: "caseload", file };
  if (begin === "[" || begin === "{") {
    const parts = file.size <= mostToLayOut ? partsOf(isWhole ? text : await file.text()) : [];
    const isSeveral = begin === "[" || parts.filter((part) => part.startsWith("{")).length > 1;
    const caseload = isSeveral ? relaid(file, parts, begin === "[" ? "array" : "laidOut") : undefined;
    if (caseload !== undefined) return caseload;
    if (begin === "{") return isWhole ? { kind: "record", filed: new Filed(head, file.name) } : { kind: "odd", odd: "tooLarge" };
    return { kind: "odd", odd: "arrayOfNothing" };
  }
  return { kind: "odd", odd: isCsv(text) ? "csv" : "noRecord" };
}
