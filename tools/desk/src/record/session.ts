// One record that is looked at: what it says itself, what is assumed, and what follows from both.
//
// Every change makes a new record and asks the server anew. Answers to what is no longer asked are dropped, so that what
// stands on the page follows from the facts beside it.
import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { evaluate, evaluateAll, Refused, render, type OfficerDecision, type RecordError, type Trace } from "../api";
import { language, type Policy } from "../state";
import type { Decision, Status } from "../words/words";
import { at, isFields, parse, same, withValue, type Value } from "./json";
import { candidates, ranked, type Candidate, type Question } from "./ranking";

export interface Recorded extends OfficerDecision {
  record: string; // what was decided on, as JSON text
  at: string;
}

export class Session {
  readonly own: Value;
  readonly now;
  private readonly undone = signal<Value[]>([]);
  private readonly done = signal<Value[]>([]);

  /// Of the record's own facts.
  readonly ownTrace = signal<Trace | undefined>(undefined);
  readonly trace = signal<Trace | undefined>(undefined);
  readonly fragment = signal("");
  readonly note = signal("");
  readonly errors = signal<RecordError[]>([]);
  readonly fault = signal("");
  readonly question = signal<Question | undefined>(undefined);
  readonly others = signal<Question[]>([]);

  readonly decision = signal<Decision | undefined>(undefined);
  readonly rationale = signal("");
  readonly officerName = signal("");
  readonly recorded = signal<Recorded | undefined>(undefined);

  readonly text;
  readonly assumed;
  readonly canUndo = computed(() => this.done.value.length > 0);
  readonly canRedo = computed(() => this.undone.value.length > 0);
  /// By clause: what it came to for the record's own facts, where that is something else.
  readonly changedFrom;
  /// What it took to have the last trace, in milliseconds.
  readonly took = signal(0);

  private asking: AbortController | undefined;
  private typedInto: string | undefined;

  constructor(
    readonly policy: Policy,
    text: string,
  ) {
    this.own = parse(text);
    this.now = signal<Value>(this.own);
    this.text = computed(() => JSON.stringify(this.now.value, null, 2));
    this.assumed = computed(() => differing(policy, this.own, this.now.value));
    this.changedFrom = computed(() => changes(this.ownTrace.value, this.trace.value));
  }

  /// Keeps up with the facts, the language and the decision until what it returns is called.
  follow(): () => void {
    const stop = [
      effect(() => {
        const record = this.text.value;
        untracked(() => void this.ask(record));
      }),
      effect(() => {
        const wanted = [this.trace.value, language.value, this.recorded.value];
        if (wanted[0] !== undefined) untracked(() => void this.renderAll());
      }),
    ];
    return () => {
      for (const end of stop) end();
      this.asking?.abort();
    };
  }

  set(path: string, value: Value): void {
    this.take(withValue(this.now.value, path, value));
  }
  /// The same while it is typed: all that is typed into one field is one step to undo.
  type(path: string, value: Value, left: boolean): void {
    const steps = this.done.value;
    const goesOn = this.typedInto === path;
    if (goesOn) this.now.value = withValue(this.now.value, path, value);
    else this.set(path, value);
    this.typedInto = !left && (goesOn || this.done.value !== steps) ? path : undefined;
  }
  /// Back to what the record says of this fact.
  reset(path: string): void {
    this.set(path, at(this.own, path));
  }
  resetAll(): void {
    this.take(this.own);
  }
  isChanged(path: string): boolean {
    return !same(at(this.own, path), at(this.now.value, path));
  }
  undo(): void {
    this.typedInto = undefined;
    const last = this.done.value.at(-1);
    if (last === undefined) return;
    batch(() => {
      this.undone.value = [...this.undone.value, this.now.value];
      this.done.value = this.done.value.slice(0, -1);
      this.now.value = last;
    });
  }
  redo(): void {
    const next = this.undone.value.at(-1);
    if (next === undefined) return;
    batch(() => {
      this.done.value = [...this.done.value, this.now.value];
      this.undone.value = this.undone.value.slice(0, -1);
      this.now.value = next;
    });
  }

  private take(record: Value): void {
    this.typedInto = undefined;
    if (same(record, this.now.value)) return;
    batch(() => {
      this.done.value = [...this.done.value, this.now.value];
      this.undone.value = [];
      this.now.value = record;
    });
  }

  recordDecision(decision: Decision): void {
    this.recorded.value = {
      decision,
      rationale: this.rationale.value.trim(),
      name: this.officerName.value.trim(),
      record: this.text.value,
      at: new Date().toISOString(),
    };
  }

  // -------------------------------------------------------------- the server

  private async ask(record: string): Promise<void> {
    this.asking?.abort();
    const abort = (this.asking = new AbortController());
    const begun = performance.now();
    try {
      const trace = await evaluate(record, abort.signal);
      if (abort.signal.aborted) return;
      batch(() => {
        this.trace.value = trace;
        if (same(this.now.value, this.own)) this.ownTrace.value = trace;
        this.errors.value = [];
        this.fault.value = "";
        this.took.value = performance.now() - begun;
      });
      await this.rank(trace, abort.signal);
    } catch (fault) {
      if (abort.signal.aborted) return;
      this.errors.value = fault instanceof Refused ? (fault.problem.errors ?? []) : [];
      this.fault.value = fault instanceof Error ? fault.message : String(fault);
    }
  }

  /// Which of the missing facts settles most: each answer that there may be is tried.
  private async rank(trace: Trace, abort: AbortSignal): Promise<void> {
    const asked = candidates(this.policy, trace);
    const tried = asked.flatMap((candidate: Candidate) =>
      candidate.answers.map((answer) => JSON.stringify(withValue(this.now.value, candidate.path, answer))),
    );
    const outcomes = tried.length === 0 ? [] : await evaluateAll(tried, abort);
    if (abort.aborted) return;
    const questions = ranked(asked, outcomes, trace);
    batch(() => {
      this.question.value = questions[0];
      this.others.value = questions.slice(1);
    });
  }

  private rendering: AbortController | undefined;

  private async renderAll(): Promise<void> {
    this.rendering?.abort();
    const abort = (this.rendering = new AbortController());
    try {
      const [fragment, note] = await Promise.all([this.rendered("fragment", abort.signal), this.rendered("note", abort.signal)]);
      if (abort.signal.aborted) return;
      batch(() => {
        this.fragment.value = fragment;
        this.note.value = note;
      });
    } catch (fault) {
      if (!abort.signal.aborted) this.fault.value = fault instanceof Error ? fault.message : String(fault);
    }
  }

  rendered(format: "html" | "fragment" | "note", abort?: AbortSignal): Promise<string> {
    const recorded = this.recorded.value;
    const officer = recorded && { decision: recorded.decision, rationale: recorded.rationale, name: recorded.name };
    return render(
      {
        record: JSON.stringify(this.now.value),
        language: language.value,
        format,
        assumed: this.assumed.value,
        officer: officer ?? null,
      },
      abort,
    );
  }
}

/// The paths of the facts that the two records say differently; of lists of the same length, the fields of their members.
function differing(policy: Policy, own: Value, now: Value): string[] {
  const paths: string[] = [];
  for (const fact of policy.document.facts) {
    if (fact.list !== undefined) continue;
    const before = at(own, fact.path);
    const after = at(now, fact.path);
    if (same(before, after)) continue;
    const alike = fact.many === "list" && Array.isArray(before) && Array.isArray(after) && before.length === after.length;
    if (!alike) {
      paths.push(fact.path);
      continue;
    }
    for (let i = 0; i < after.length; ++i)
      for (const column of policy.columnsOf(fact)) {
        const path = `${fact.path}[${i}]${column.path.slice(fact.path.length)}`;
        if (!same(at(own, path), at(now, path))) paths.push(path);
      }
  }
  return paths;
}

function changes(before: Trace | undefined, after: Trace | undefined): Map<string, Status> {
  const changed = new Map<string, Status>();
  if (before === undefined || after === undefined) return changed;
  const was = new Map(before.clauses.map((clause) => [clause.id, clause.status]));
  for (const clause of after.clauses) {
    const status = was.get(clause.id);
    if (status !== undefined && status !== clause.status) changed.set(clause.id, status);
  }
  return changed;
}

export function isRecord(text: string): boolean {
  try {
    return isFields(parse(text));
  } catch {
    return false;
  }
}
