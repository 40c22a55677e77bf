// One record: what was filed, what the officer found, what is assumed, and what follows from all three.
//
// Every change makes a new record and asks the server anew. Answers to what is no longer asked are dropped, and an answer
// that does not come takes away the one before, so that what stands on the page follows from the facts beside it. With a trace
// go the questions of the one before: there is no moment at which a question stands that was answered. Its own follow once they
// are ranked, and nothing else waits for that.
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { again, evaluate, evaluateAll, OtherPolicy, Refused, render, type Format, type RecordError, type Trace } from "../api";
import { failedOf, isOfPage, type Failed } from "../failed";
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
import { Steps } from "./steps";
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
  private readonly steps = new Steps();
  readonly edits: ReadonlySignal<Edits> = this.steps.now;
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
  readonly canUndo = this.steps.canUndo;
  readonly canRedo = this.steps.canRedo;

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
  /// The note to an approval says which clauses are met.
  readonly withReasons = signal(false);
  /// Why the server takes what was entered for no record.
  readonly fault = signal<(Failed & { errors: RecordError[] }) | undefined>(undefined);
  /// What else was answered in place of what was asked for; it may be asked for again.
  readonly failed = signal<Failed | undefined>(undefined);
  /// What was filed is no record of the policy: it can neither be changed nor decided on.
  readonly unreadable = signal(false);
  /// Of the facts that the trace asks for; with `others`, always those of the trace that is shown. None while their answers
  /// are tried, which the trace does not wait for.
  readonly question = signal<Question | undefined>(undefined);
  readonly others = signal<Question[]>([]);
  readonly isRanking = signal(false);
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
      this.steps.begin({ found: work.found, whatIf: work.what_if });
      this.decisions.all.value = work.decisions;
      this.decisions.forms.value = work.forms;
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
    this.steps.take(this.changed(path, value, mode));
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
    this.steps.amend((edit) => ({ ...edit, found: edit.found.map((one) => (isIt(one) ? { ...one, where } : one)) }));
  }
  private changed(path: string, value: Value, mode: Mode): Edits {
    const isWithinWhatIf = this.edits.value.whatIf.some((one) => one.path !== path && edits.isWithin(path, one.path));
    return mode === "found" && !isWithinWhatIf
      ? edits.withFound(this.own, this.edits.value, path, value, officerName.value.trim())
      : edits.withWhatIf(this.evidence.value, this.edits.value, path, value);
  }
  /// The same while it is typed: all that is typed into one field is one step to undo.
  type(path: string, value: Value, left: boolean): void {
    this.steps.type(path, this.changed(path, value, this.mode.value), left);
  }
  /// Back to what was filed of this fact.
  reset(path: string): void {
    this.steps.take(edits.withoutEdits(this.own, this.edits.value, path));
  }
  resetAll(): void {
    this.steps.take(edits.noEdits);
  }
  dropWhatIfs(): void {
    this.steps.take({ ...this.edits.value, whatIf: [] });
  }
  undo(): void {
    this.steps.undo();
  }
  redo(): void {
    this.steps.redo();
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
      const evidenceTrace = this.assumed.value.length === 0 ? trace : await this.traceOfEvidence(abort.signal);
      if (abort.signal.aborted) return;
      const asked = candidates(this.policy, trace);
      const isTried = asked.some(({ answers }) => answers.length > 0);
      batch(() => {
        this.trace.value = trace;
        this.evidenceTrace.value = evidenceTrace;
        this.showQuestions(isTried ? [] : ranked(asked, [], trace), true, isTried);
        this.fault.value = undefined;
        this.failed.value = undefined;
        this.unreadable.value = false;
        this.took.value = performance.now() - begun;
      });
      if (isTried) await this.rank(asked, trace, abort.signal);
    } catch (fault) {
      if (!abort.signal.aborted) this.fail(fault);
    }
  }

  private showQuestions(all: Question[], isRanked: boolean, isRanking: boolean): void {
    batch(() => {
      this.question.value = all[0];
      this.others.value = all.slice(1);
      this.isRanked.value = isRanked;
      this.isRanking.value = isRanking;
    });
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
        this.showQuestions([], true, false);
        this.fragment.value = "";
        this.note.value = "";
      }
      this.fault.value = refused && { ...failedOf(fault), errors: refused.errors ?? [] };
      this.failed.value = refused === undefined && !isOfPage(fault) ? failedOf(fault) : undefined;
      this.unreadable.value = refused !== undefined && !this.checked;
    });
  }

  /// Shows the missing facts, that which settles most first: each answer that there may be is tried. Where the server does not
  /// try them, those facts are missing all the same, in the policy's order.
  private async rank(asked: Candidate[], trace: Trace, abort: AbortSignal): Promise<void> {
    const tried = asked.flatMap(({ path, answers }) => answers.map((answer) => JSON.stringify(withValue(this.now.value, path, answer))));
    const lines = await evaluateAll(tried, abort).catch((fault: unknown) => {
      if (abort.aborted || fault instanceof OtherPolicy) throw fault;
      return [];
    });
    if (!abort.aborted) this.showQuestions(ranked(asked, lines, trace), lines.length > 0, false);
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
        this.failed.value = isOfPage(fault) ? undefined : failedOf(fault);
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

/// The answers that say that what was sent is no record; it is of no use to ask again.
const ofRecord = [400, 413, 422];

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
