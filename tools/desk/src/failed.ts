// What went wrong with what was asked of the server. It is put into words where it is shown, in the language of the page; what
// the server says of it itself is English, and quoted as such.
import { Gone, OtherPolicy, Refused } from "./api";
import { words } from "./state";
import type { Problem } from "./words/words";

export interface Failed {
  problem: string; // the last part of its type, `too-large`; empty where the answer is no problem
  detail: string; // in English
}

export function failedOf(fault: unknown): Failed {
  if (fault instanceof Refused) return { problem: kindOf(fault.problem), detail: fault.problem.detail };
  return { problem: "", detail: fault instanceof Error ? fault.message : String(fault) };
}
/// `too-large` of a problem's `/problems/too-large`.
export function kindOf({ type, status }: { type?: string; status?: number }): string {
  return status === 429 ? "too-many-requests" : (type?.split("/").at(-1) ?? "");
}

/// That the server is gone, wants a token, or has another policy, the page says for all of it.
export function isOfPage(fault: unknown): boolean {
  return fault instanceof Gone || fault instanceof OtherPolicy || (fault instanceof Refused && fault.problem.status === 401);
}

/// In the page's words, and in the server's own where those say more.
export function saidOf({ problem, detail }: Failed): { text: string; own: string } {
  const w = words.value;
  const text = Object.hasOwn(w.problems, problem) ? w.problems[problem as Problem] : w.failed;
  return { text, own: problem === "too-many-requests" ? "" : detail };
}
/// Both, where there is room for a text alone.
export function sentenceOf(fault: unknown): string {
  const { text, own } = saidOf(failedOf(fault));
  return own === "" ? text : `${text} ${words.value.ownWords(own)}`;
}
