// What to ask next, and what else is missing.
import { useId } from "preact/hooks";
import { Card, Title } from "../parts";
import { inWords, languageOf, words } from "../state";
import { Control, factId } from "./Fact";
import type { Question } from "./ranking";
import type { Session } from "./session";

function wanted(question: Question): string {
  const w = words.value;
  const { kind } = question.asked;
  if (kind === "finding") return w.asksFinding;
  if (kind === "document" && question.fact.evidence) return w.asksDocument(inWords(question.fact.evidence));
  return w.asksFact;
}

/// The member of a list it is of.
function place(path: string): string {
  const index = /\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? "" : `, ${words.value.member(Number(index) + 1)}`;
}

function goTo(path: string): void {
  const element = document.getElementById(factId(path)) ?? document.getElementById(factId(path.replace(/\[.*$/, "")));
  element?.closest("details")?.setAttribute("open", "");
  element?.scrollIntoView({ block: "center", behavior: "instant" });
  element?.querySelector<HTMLElement>("input, select, button")?.focus();
}

export function NextQuestion({ session }: { session: Session }) {
  const w = words.value;
  const id = useId();
  const trace = session.trace.value;
  if (trace === undefined) return null;
  const question = session.question.value;
  if (trace.decision.outcome !== "undetermined" || question === undefined)
    return (
      <Card title={w.settled} id="next" className="next done">
        <p>{w.settledNote}</p>
      </Card>
    );
  const others = session.others.value;
  const direct = question.fact.many !== "list" && question.answers.length > 0;
  return (
    <Card title={w.nextQuestion} id="next" className="next">
      <p class="quiet">{w.nextNote(others.length + 1)}</p>
      <div class="ask" key={question.path} data-path={question.path}>
        <p class="asked" id={id}>
          <Title of={question.fact.title} capital />
          {place(question.path)}
        </p>
        <p class="row">
          <span class="tag">{wanted(question)}</span>
          <span class="quiet">{w.decides(question.asked.clauses.length)}</span>
        </p>
        {question.fact.type === "yes_no" ? (
          <div class="row" role="group" aria-labelledby={id}>
            <button type="button" class="answer" onClick={() => session.answer(question.path, true)}>
              {w.yes}
            </button>
            <button type="button" class="answer" onClick={() => session.answer(question.path, false)}>
              {w.no}
            </button>
          </div>
        ) : direct ? (
          <div role="group" aria-labelledby={id}>
            <label class="visually-hidden" for={`${id}-control`}>
              {w.ask}
            </label>
            <Control session={session} fact={question.fact} path={question.path} id={`${id}-control`} mode="found" />
          </div>
        ) : (
          <button type="button" class="answer" onClick={() => goTo(question.path)}>
            {w.fillIn}
          </button>
        )}
      </div>
      {others.length > 0 && (
        <details>
          <summary>{w.others(others.length)}</summary>
          <ul class="others">
            {others.map((other) => (
              <li key={other.path}>
                <button type="button" class="link" onClick={() => goTo(other.path)} lang={languageOf(other.fact.title)}>
                  {inWords(other.fact.title)}
                  {place(other.path)}
                </button>{" "}
                <span class="tag">{wanted(other)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
