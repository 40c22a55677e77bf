// What the page and the worker that reads a caseload say to each other.

export interface Start {
  kind: "start";
  file: File;
  token: string;
  digest: string; // of the policy that the page works with
  columns: string[]; // paths of the facts that the table shows
  texts: string[]; // paths of the facts that are searched beside them
  decisions: number; // of the policy
}
/// `stop` leaves what was asked for unanswered; `go_on` asks for it again.
export interface Order {
  kind: "stop" | "go_on";
  token: string;
}

/// Texts one after the other, in UTF-8: the one numbered i stands from `starts[i]` to before `starts[i + 1]`,
/// with a zero byte at its end.
export interface Texts {
  bytes: Uint8Array;
  starts: Uint32Array;
}
/// What a near miss is of: the clause, the unit in which it is missed, and which way, as the server names it; `least` where
/// it is at least that far, `strict` where the limit itself does not do and it takes more.
export interface Near {
  clause: string;
  unit: string;
  way: "short" | "over" | "off" | "equal";
  least: boolean;
  strict: boolean;
}
export interface Fault {
  path: string;
  found: string;
  expected: string;
}

/// A part of the caseload, in the order of the file. What repeats goes over once: `newSets` are lists of clauses or of facts
/// that were not met with before, `newValues` the values of each column, and rows name them by number.
export interface Part {
  kind: "part";
  ids: Texts; // empty where there is none
  folded: Texts; // what is searched, without accents and capitals
  outcomes: Uint8Array[]; // by decision, by number in `outcomes` below
  reasons: Int32Array[]; // by decision, numbers of sets
  requests: Int32Array[];
  columns: Int32Array[]; // numbers of values
  near: Float64Array; // NaN where there is no near miss
  nearKinds: Int32Array; // numbers of kinds
  faults: [row: number, fault: Fault][]; // of lines that cannot be read, counted within the part
  offsets: Float64Array; // where each line begins in the file
  ends: Float64Array;
  lines: Float64Array; // numbers of the lines, from 1 on
  newSets: string[][];
  newValues: string[][]; // by column
  newNearKinds: Near[];
  read: number; // bytes of the file so far
}
export interface Ended {
  kind: "ended";
}
/// `gone`: nobody answers. `policy`: the server has another policy. `token`: it wants a token, or another one. `file`: the file
/// cannot be read any more. `refused`: the problem's kind, and what the server says of it.
export interface Failed {
  kind: "failed";
  cause: "gone" | "policy" | "token" | "file" | "refused";
  why: string;
  problem: string;
}
export type Message = Part | Ended | Failed;

/// Beyond these stands a line that cannot be read.
export const outcomes = ["approve", "refuse", "undetermined", "not_applicable"] as const;
export const badLine = outcomes.length;
