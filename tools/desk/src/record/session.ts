// One record: what was filed, what the officer found, what is assumed, and what follows from all three.
//
// Every change makes a new record and asks the server anew. Answers to what is no longer asked are dropped, and an answer
// that does not come takes away the one before, so that what stands on the page follows from the facts beside it. A trace and
// the questions that it leaves are shown at once: there is no moment at which a question stands that was answered.
import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { again, evaluate, evaluateAll, Gone, OtherPolicy, Refused, render, type Format, type RecordError, type Trace } from "../api";
import { language, type Policy } from "../state";
import type { Status } from "../words/words";
import { Decisions, officerName, type Decided, type Form } from "./decisions";
import { digestOf } from "./digest";
import * as edits from "./edits";
import type { Edits, Found, Kind, Mode } from "./edits";
import { bytesWith, type Filed } from "./filed";
import { at, same, withValue, written, type Value } from "./json";
import { keptIfSame, marksOf } from "./marks";
import { candidates, ranked, type Candidate, type Question } from "./ranking";
import { Told } from "./told";

/// What is to be kept of a session, beside the record that was filed.
export interface Work {
  found: readonly Found[];
  what_if: Edits["whatIf"];
  decisions: readonly Decided[];
  forms: Readonly<Record<string, Form>>;
}
const noWork = JSON.stringify({ found: [], what_if: [], decisions: [], forms: {} } satisfies Work);

export class Session {
  readonly own: Value;
  readonly edits = signal<Edits>(edits.noEdits);
  /// What an edit makes.
  readonly mode = signal<Mode>("found");
  /// Filed and found; and with what is assumed.
  readonly evidence = computed(() => edits.applied(this.own, this.edits.value.found));
  readonly now = computed(() => edits.applied(this.evidence.value, this.edits.value.whatIf));
  /// What is evaluated, digested and saved.
  readonly bytes = computed(() => this.bytesOnce(bytesWith(this.filed, this.now.value)));
  private lastBytes: Uint8Array<ArrayBuffer> | undefined;
  /// Filed and found, without what is assumed: the record to be taken away.
  readonly evidenceBytes = computed(() => bytesWith(this.filed, this.evidence.value));
  readonly digest = computed(() => (this.bytes.value === this.filed.bytes ? this.filed.digest : digestOf(this.bytes.value)));
  /// As the record says it, also where it cannot be evaluated.
  readonly id = computed(() => {
    const { id } = this.policy.document;
    return (id === null ? "" : written(at(this.now.value, id))) || undefined;
  });
  readonly assumed = computed(() => edits.differing(this.policy, this.evidence.value, this.now.value));
  /// Facts that were found, are no findings, and of which nobody said where they were seen.
  readonly unsourced = computed(() =>
    this.edits.value.found.filter(({ path, where }) => where === "" && this.policy.factAt(path)?.finding !== true),
  );
  readonly canUndo = computed(() => this.done.value.length > 0);
  readonly canRedo = computed(() => this.undone.value.length > 0);
  private readonly done = signal<Edits[]>([]);
  private readonly undone = signal<Edits[]>([]);
  private typedInto: string | undefined;

  readonly decisions: Decisions;

  readonly trace = signal<Trace | undefined>(undefined);
  /// Of the evidence alone.
  readonly evidenceTrace = signal<Trace | undefined>(undefined);
  /// By clause: what it came to before anything was assumed, where that is something else.
  readonly changedFrom = computed(() => changes(this.evidenceTrace.value, this.trace.value));
  readonly fragment = signal("");
  readonly note = signal("");
  /// What the fragment says, for the desk to show in its own places.
  readonly told = computed(() => (this.fragment.value === "" ? undefined : new Told(this.fragment.value)));
  private lastMarks = marksOf(undefined, undefined);
  /// The same object while they are the same, so that no fact is drawn anew for nothing.
  readonly marks = computed(() => (this.lastMarks = keptIfSame(this.lastMarks, marksOf(this.trace.value, this.told.value))));
  /// The note to an approval says which criteria are met.
  readonly withReasons = signal(false);
  /// Why the server takes what was entered for no record.
  readonly errors = signal<RecordError[]>([]);
  readonly fault = signal("");
  /// What else was answered in place of what was asked for; it may be asked for again.
  readonly failed = signal<Failed | undefined>(undefined);
  /// What was filed is no record of the policy: it can neither be changed nor decided on.
  readonly unreadable = signal(false);
  /// Of the facts that the trace asks for; with `others`, always those of the trace that is shown.
  readonly question = signal<Question | undefined>(undefined);
  readonly others = signal<Question[]>([]);
  /// The answers to them were tried, so that the question is the one that settles most.
  readonly isRanked = signal(true);
  /// What it took to have the last trace, in milliseconds.
  readonly took = signal(0);
  private checked = false; // what was filed is a record
  private asking: AbortController | undefined;
  private rendering: AbortController | undefined;

  readonly fingerprint = computed(() => JSON.stringify(this.work()));
  readonly isPristine = computed(() => this.fingerprint.value === noWork);
  private readonly exported = signal(noWork);
  /// Something was done that was neither saved in a file nor copied. No file has what stands in a form and is not recorded.
  readonly unsaved = computed(() => !this.isPristine.value && (this.fingerprint.value !== this.exported.value || this.decisions.isHalfDone.value));
  /// A file of the record alone leaves out where facts were seen, that some are assumed, and what was decided.
  readonly isMoreThanRecord = computed(() => {
    const { found, whatIf } = this.edits.value;
    return found.some(({ where }) => where !== "") || whatIf.length > 0 || this.decisions.all.value.length > 0;
  });

  constructor(
    readonly policy: Policy,
    readonly filed: Filed,
  ) {
    this.own = filed.value;
    this.decisions = new Decisions(policy.decisionNames, () => this.digest.value, policy.document.digest);
  }

  // -------------------------------------------------------------- what is kept

  work(): Work {
    const { found, whatIf } = this.edits.value;
    return { found, what_if: whatIf, decisions: this.decisions.all.value, forms: this.decisions.forms.value };
  }
  /// Goes on where the work was left.
  restore(work: Work, isExported: boolean): void {
    batch(() => {
      this.edits.value = { found: work.found, whatIf: work.what_if };
      this.decisions.all.value = work.decisions;
      this.decisions.forms.value = work.forms;
      this.done.value = [];
      this.undone.value = [];
      if (isExported) this.markExported();
    });
  }
  /// What was found, by the officer who is named now where nobody was named then.
  found(): Found[] {
    const by = officerName.value.trim();
    return this.edits.value.found.map((found) => ({ ...found, by: found.by || by }));
  }
  /// `fingerprint`: of what the file has; what was done since is in none.
  markExported(fingerprint = this.fingerprint.value): void {
    this.exported.value = fingerprint;
  }
  /// The same object while they are the same bytes, so that nothing is asked anew for where a fact was seen.
  private bytesOnce(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const last = this.lastBytes;
    const isSame = last !== undefined && last.length === bytes.length && last.every((byte, i) => byte === bytes[i]);
    return isSame ? last : (this.lastBytes = bytes);
  }

  // -------------------------------------------------------------- changes

  kindOf(path: string): Kind {
    const before = at(this.evidence.value, path);
    if (!same(before, at(this.now.value, path))) return "what_if";
    return same(before, at(this.own, path)) ? "filed" : "found";
  }
  isChanged(path: string): boolean {
    return this.kindOf(path) !== "filed";
  }
  /// The entry of what was found at the path, or around it.
  foundAt(path: string): Found | undefined {
    return this.edits.value.found.findLast((found) => edits.isWithin(path, found.path));
  }
  /// As the mode says. Within what is assumed, all is assumed.
  set(path: string, value: Value, mode: Mode = this.mode.value): void {
    this.take(this.changed(path, value, mode));
  }
  /// An answer to a question is what was found.
  answer(path: string, value: Value): void {
    this.set(path, value, "found");
  }
  /// It is no step of its own: it goes along with the fact through all steps.
  setWhere(path: string, where: string): void {
    const entry = this.edits.value.found.find((one) => one.path === path);
    if (entry === undefined) return;
    const isIt = (one: Found) => one.path === path && one.at === entry.at && same(one.value, entry.value);
    const told = (edit: Edits): Edits => ({ ...edit, found: edit.found.map((one) => (isIt(one) ? { ...one, where } : one)) });
    batch(() => {
      this.edits.value = told(this.edits.value);
      this.done.value = this.done.value.map(told);
      this.undone.value = this.undone.value.map(told);
    });
  }
  private changed(path: string, value: Value, mode: Mode): Edits {
    const isWithinWhatIf = this.edits.value.whatIf.some((one) => one.path !== path && edits.isWithin(path, one.path));
    return mode === "found" && !isWithinWhatIf
      ? edits.withFound(this.own, this.edits.value, path, value, officerName.value.trim())
      : edits.withWhatIf(this.evidence.value, this.edits.value, path, value);
  }
  /// The same while it is typed: all that is typed into one field is one step to undo.
  type(path: string, value: Value, left: boolean): void {
    const steps = this.done.value;
    const goesOn = this.typedInto === path;
    if (goesOn) this.edits.value = this.changed(path, value, this.mode.value);
    else this.set(path, value);
    this.typedInto = !left && (goesOn || this.done.value !== steps) ? path : undefined;
  }
  /// Back to what was filed of this fact.
  reset(path: string): void {
    this.take(edits.withoutEdits(this.own, this.edits.value, path));
  }
  resetAll(): void {
    this.take(edits.noEdits);
  }
  dropWhatIfs(): void {
    this.take({ ...this.edits.value, whatIf: [] });
  }
  undo(): void {
    this.step(this.done, this.undone);
  }
  redo(): void {
    this.step(this.undone, this.done);
  }
  private step(from: typeof this.done, to: typeof this.done): void {
    this.typedInto = undefined;
    const next = from.value.at(-1);
    if (next === undefined) return;
    batch(() => {
      to.value = [...to.value, this.edits.value];
      from.value = from.value.slice(0, -1);
      this.edits.value = next;
    });
  }
  private take(next: Edits): void {
    this.typedInto = undefined;
    if (JSON.stringify(next) === JSON.stringify(this.edits.value)) return;
    batch(() => {
      this.done.value = [...this.done.value, this.edits.value];
      this.undone.value = [];
      this.edits.value = next;
    });
  }

  // -------------------------------------------------------------- the server

  /// Keeps up with the facts, the language and the decisions until what it returns is called.
  follow(): () => void {
    const stop = [
      effect(() => {
        void again.value;
        const bytes = this.bytes.value;
        untracked(() => void this.ask(bytes));
      }),
      effect(() => {
        const wanted = [this.trace.value, language.value, this.decisions.all.value, this.edits.value, this.withReasons.value];
        if (wanted[0] !== undefined) untracked(() => void this.renderAll());
      }),
    ];
    return () => {
      for (const end of stop) end();
      this.asking?.abort();
      this.rendering?.abort();
    };
  }

  private async ask(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.asking?.abort();
    const abort = (this.asking = new AbortController());
    const begun = performance.now();
    try {
      if (!this.checked && bytes !== this.filed.bytes) await evaluate(this.filed.bytes, abort.signal);
      this.checked ||= bytes !== this.filed.bytes;
      const trace = await evaluate(bytes, abort.signal);
      if (abort.signal.aborted) return;
      this.checked = true;
      const ofEvidence = this.assumed.value.length === 0 ? trace : this.traceOfEvidence(abort.signal);
      const [evidenceTrace, questions] = await Promise.all([ofEvidence, this.questionsOf(trace, abort.signal)]);
      if (abort.signal.aborted) return;
      batch(() => {
        this.trace.value = trace;
        this.evidenceTrace.value = evidenceTrace;
        this.question.value = questions.all[0];
        this.others.value = questions.all.slice(1);
        this.isRanked.value = questions.isRanked;
        this.errors.value = [];
        this.fault.value = "";
        this.failed.value = undefined;
        this.unreadable.value = false;
        this.took.value = performance.now() - begun;
      });
    } catch (fault) {
      if (!abort.signal.aborted) this.fail(fault);
    }
  }

  private async traceOfEvidence(abort: AbortSignal): Promise<Trace> {
    const bytes = this.evidenceBytes.value;
    const known = this.evidenceTrace.value;
    return known?.record.digest === digestOf(bytes) ? known : evaluate(bytes, abort);
  }

  /// Takes away what does not follow from the facts as they are.
  private fail(fault: unknown): void {
    const refused = fault instanceof Refused && ofRecord.includes(fault.problem.status) ? fault.problem : undefined;
    batch(() => {
      const isStale = this.trace.value?.record.digest !== this.digest.value;
      if (refused !== undefined || isStale || fault instanceof OtherPolicy) {
        this.trace.value = undefined;
        this.question.value = undefined;
        this.others.value = [];
        this.fragment.value = "";
        this.note.value = "";
      }
      this.errors.value = refused?.errors ?? [];
      this.fault.value = refused?.detail ?? "";
      this.failed.value = refused === undefined ? failedOf(fault) : undefined;
      this.unreadable.value = refused !== undefined && !this.checked;
    });
  }

  /// The missing facts, that which settles most first: each answer that there may be is tried. Where the server does not try
  /// them, those facts are missing all the same, in the policy's order.
  private async questionsOf(trace: Trace, abort: AbortSignal): Promise<{ all: Question[]; isRanked: boolean }> {
    const asked = candidates(this.policy, trace);
    const tried = asked.flatMap((candidate: Candidate) =>
      candidate.answers.map((answer) => JSON.stringify(withValue(this.now.value, candidate.path, answer))),
    );
    try {
      return { all: ranked(asked, tried.length === 0 ? [] : await evaluateAll(tried, abort), trace), isRanked: true };
    } catch (fault) {
      if (abort.aborted || fault instanceof OtherPolicy) throw fault;
      return { all: ranked(asked, [], trace), isRanked: false };
    }
  }

  private async renderAll(): Promise<void> {
    this.rendering?.abort();
    const abort = (this.rendering = new AbortController());
    try {
      const [fragment, note] = await Promise.all([this.rendered("fragment", abort.signal), this.rendered("note", abort.signal)]);
      if (abort.signal.aborted) return;
      batch(() => {
        this.fragment.value = fragment;
        this.note.value = note;
        this.failed.value = undefined;
      });
    } catch (fault) {
      if (abort.signal.aborted) return;
      batch(() => {
        this.fragment.value = "";
        this.note.value = "";
        this.failed.value = failedOf(fault);
      });
    }
  }

  /// What was found there is not what the record says now.
  private isAssumedAt(path: string): boolean {
    return this.assumed.value.some((assumed) => edits.isWithin(assumed, path) || edits.isWithin(path, assumed));
  }

  rendered(format: Format, abort?: AbortSignal, options: { reasons?: boolean; source?: boolean } = {}): Promise<string> {
    const wanted = {
      record: new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes.value),
      language: language.value,
      format,
      assumed: this.assumed.value,
      found: this.found()
        .filter((found) => !this.isAssumedAt(found.path))
        .map(({ path, where, at, by }) => ({ path, where, at, by })),
      decisions: this.decisions.stated(),
      ...(format === "note" && this.withReasons.value ? { reasons: true } : {}),
      ...options,
    };
    return render(wanted, abort);
  }
}

export interface Failed {
  isBusy: boolean; // the server has as much to do as it takes
  detail: string; // in English
}
/// The answers that say that what was sent is no record; it is of no use to ask again.
const ofRecord = [400, 413, 422];
/// Nothing of what the page says for all of it.
function failedOf(fault: unknown): Failed | undefined {
  if (isOfPage(fault)) return undefined;
  return { isBusy: fault instanceof Refused && fault.problem.status === 429, detail: fault instanceof Error ? fault.message : String(fault) };
}
/// That the server is gone, wants a token, or has another policy, the page says for all of it.
function isOfPage(fault: unknown): boolean {
  return fault instanceof Gone || fault instanceof OtherPolicy || (fault instanceof Refused && fault.problem.status === 401);
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
