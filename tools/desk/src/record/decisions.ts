// The officer's own decisions, one for each decision of the policy. A decision stands on the bytes of the record that it was
// made on and on the policy: once either is another one, it is outdated, and becomes good again where the change is undone.
import { computed, signal } from "@preact/signals";
import { ofTab } from "../storage";
import type { Decision, Outcome } from "../words/words";
import { now } from "./edits";

/// All that may be decided, in the order that they are shown in.
export const kinds: readonly Decision[] = ["approve", "refuse", "more_information"];
export const outcomesDecidedOn: readonly Outcome[] = ["approve", "refuse", "undetermined", "not_applicable"];

export interface Decided {
  of: string; // the decision's name in the policy
  decision: Decision;
  rationale: string;
  name: string; // of the officer
  at: string; // ISO 8601, UTC
  record_digest: string; // of the record that it was made on
  policy_digest: string;
  outcome?: Outcome | undefined; // that the program came to on it; not where that is not said
}

/// What is another one now than when a decision was made; `either` where that is not said.
export type Changed = "facts" | "policy" | "both" | "either";

/// A decision as files and the server are told of it.
export interface Stated extends Omit<Decided, "record_digest" | "policy_digest" | "outcome"> {
  outdated: boolean; // the facts or the policy changed since
}

/// What stands in a form and is not recorded yet.
export interface Form {
  decision: Decision | undefined;
  rationale: string;
}
const empty: Form = { decision: undefined, rationale: "" };

/// The officer's name, carried from record to record in this tab.
export const officerName = signal(ofTab.read("chapeau-officer") ?? "");
officerName.subscribe((name) => void ofTab.write("chapeau-officer", name));

type Forms = Readonly<Record<string, Form>>;

/// The forms that say something else than what is recorded. An empty one says nothing.
export function notRecorded(forms: Forms, all: readonly Decided[]): Forms {
  const isOther = ([name, { decision, rationale }]: [string, Form]) => {
    const recorded = all.find(({ of }) => of === name);
    const isEmpty = decision === undefined && rationale.trim() === "";
    return !isEmpty && (decision !== recorded?.decision || rationale.trim() !== (recorded?.rationale ?? ""));
  };
  return Object.fromEntries(Object.entries(forms).filter(isOther));
}

export class Decisions {
  readonly all = signal<readonly Decided[]>([]);
  readonly forms = signal<Forms>({});

  constructor(
    readonly names: readonly string[],
    private readonly recordDigest: () => string,
    private readonly policyDigest: string,
  ) {}

  of(name: string): Decided | undefined {
    return this.all.value.find((decided) => decided.of === name);
  }
  form(name: string): Form {
    return this.forms.value[name] ?? empty;
  }
  fill(name: string, part: Partial<Form>): void {
    this.forms.value = { ...this.forms.value, [name]: { ...this.form(name), ...part } };
  }
  /// `outcome`: what the program comes to on the facts as they are.
  record(name: string, decision: Decision, outcome: Outcome | undefined): void {
    const decided: Decided = {
      of: name,
      decision,
      rationale: this.form(name).rationale.trim(),
      name: officerName.value.trim(),
      at: now(),
      record_digest: this.recordDigest(),
      policy_digest: this.policyDigest,
      outcome,
    };
    this.all.value = [...this.all.value.filter((one) => one.of !== name), decided].sort((a, b) => this.names.indexOf(a.of) - this.names.indexOf(b.of));
  }
  takeBack(name: string): void {
    this.all.value = this.all.value.filter((one) => one.of !== name);
  }
  isOutdated(decided: Decided): boolean {
    return this.changedSince(decided) !== undefined;
  }
  /// Nothing where the decision stands.
  changedSince({ record_digest, policy_digest }: Decided): Changed | undefined {
    const isOtherPolicy = policy_digest !== this.policyDigest;
    if (record_digest === "") return "either";
    if (record_digest === this.recordDigest()) return isOtherPolicy ? "policy" : undefined;
    return isOtherPolicy ? "both" : "facts";
  }
  stated(): Stated[] {
    return this.all.value.map((decided) => {
      const { of, decision, rationale, name, at } = decided;
      return { of, decision, rationale, name, at, outdated: this.isOutdated(decided) };
    });
  }
  /// A form says something that is not recorded.
  readonly isHalfDone = computed(() => Object.keys(notRecorded(this.forms.value, this.all.value)).length > 0);
  readonly outdated = computed(() => this.all.value.filter((decided) => this.isOutdated(decided)));
}
