// Small pieces that both views are made of.
import type { ComponentChildren } from "preact";
import { capital as toCapital, inWords, languageOf, words } from "./state";
import type { Titles } from "./api";
import type { Outcome, Status } from "./words/words";

const marks: Record<Status, string> = { pass: "●", fail: "✗", undetermined: "?", not_applicable: "–" };
const statusOf: Record<Outcome, Status> = {
  approve: "pass",
  refuse: "fail",
  undetermined: "undetermined",
  not_applicable: "not_applicable",
};

/// A status by shape, word and colour.
export function StatusWord({ status }: { status: Status }) {
  return (
    <span class={`status ${status}`}>
      <span class="mark" aria-hidden="true">
        {marks[status]}
      </span>{" "}
      {words.value.status[status]}
    </span>
  );
}

/// Of an exception, which takes away where it holds.
export function ExceptionWord({ status }: { status: Status }) {
  const looks: Status = status === "pass" ? "fail" : status === "fail" ? "pass" : status;
  const said = status === "pass" ? words.value.exceptionHolds : status === "fail" ? words.value.exceptionDoesNotHold : words.value.status[status];
  return (
    <span class={`status ${looks}`}>
      <span class="mark" aria-hidden="true">
        {marks[looks]}
      </span>{" "}
      {said}
    </span>
  );
}

/// As the trace words it; its marks are those of a status.
export function LookWord({ look, status }: { look: { tone: string; words: string }; status: Status }) {
  const tone = look.tone in marks ? (look.tone as Status) : status;
  return (
    <span class={`status ${tone}`}>
      <span class="mark" aria-hidden="true">
        {marks[tone]}
      </span>{" "}
      {look.words}
    </span>
  );
}

export function OutcomeWord({ outcome, bad = false, short = false }: { outcome: Outcome; bad?: boolean; short?: boolean }) {
  const status = statusOf[outcome];
  return (
    <span class={`status ${bad ? "bad" : status}`}>
      <span class="mark" aria-hidden="true">
        {bad ? "!" : marks[status]}
      </span>
      {"\u00a0"}
      {bad ? words.value.badLine : short ? toCapital(words.value.status[status]) : words.value.outcome[outcome]}
    </span>
  );
}
export { statusOf };

/// That a fact is not as it was filed.
export function KindTag({ kind }: { kind: "found" | "what_if" }) {
  return <span class={`tag ${kind === "found" ? "found-tag" : "whatif-tag"}`}>{kind === "found" ? words.value.found : words.value.whatIf}</span>;
}

/// Words of the policy, in its own language where it has none in the page's.
export function Title({ of, capital = false }: { of: Titles | undefined; capital?: boolean }) {
  if (of === undefined) return null;
  const text = inWords(of);
  return <span lang={languageOf(of)}>{capital ? toCapital(text) : text}</span>;
}

/// Characters that cannot be seen, and those that turn the direction of what follows them, by their number.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]/gu;
export function visible(text: string): string {
  return text.replace(unseen, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}

/// What somebody wrote: in a direction of its own, which nothing beside it takes over, with what cannot be seen in it shown.
export function Written({ children }: { children: string }) {
  return <bdi>{visible(children)}</bdi>;
}

export function Card({ title, id, children, className = "" }: { title: string; id: string; children: ComponentChildren; className?: string }) {
  return (
    <section class={`card ${className}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/// Gives the browser a file to save; nothing is sent anywhere.
export function save(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
