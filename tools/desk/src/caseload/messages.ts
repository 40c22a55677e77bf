// What the page and the worker that reads a caseload say to each other.

export interface Start {
  file: File;
  token: string;
  columns: string[]; // paths of the facts that the table shows
}

/// A part of the caseload, in the order of the file. What repeats goes over once: `sets` are lists of clauses or of facts
/// that were not met with before, `values` the values of each column, and rows name them by number.
export interface Part {
  kind: "part";
  ids: (string | null)[];
  outcomes: Uint8Array; // by number in `outcomes` below
  reasons: Int32Array; // numbers of sets
  requests: Int32Array;
  columns: Int32Array[]; // numbers of values
  offsets: Float64Array; // where each line begins in the file
  ends: Float64Array;
  newSets: string[][];
  newValues: string[][]; // by column
  read: number; // bytes of the file so far
  lines: Float64Array; // numbers of the lines, from 1 on
}
export interface Ended {
  kind: "ended";
  seconds: number;
}
export interface Failed {
  kind: "failed";
  why: string;
}
export type Message = Part | Ended | Failed;

/// Beyond these stands a line that cannot be read.
export const outcomes = ["approve", "refuse", "undetermined", "not_applicable"] as const;
export const badLine = outcomes.length;
