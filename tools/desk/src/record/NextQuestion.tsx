// What to ask next, for whichever decision waits for it, and what else is missing. An answer takes the focus on to the next
// question.
import { useEffect, useId, useRef } from "preact/hooks";
import { Card, Title } from "../parts";
import { inWords, languageOf, words } from "../state";
import { Control } from "./Fact";
import type { Value } from "./json";
import { decisionsOf } from "./marks";
import { goToFact } from "./places";
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
export function place(path: string): string {
  const index = /\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? "" : `, ${words.value.member(Number(index) + 1)}`;
}

export function NextQuestion({ session }: { session: Session }) {
  const w = words.value;
  const card = useRef<HTMLDivElement>(null);
  const answered = useRef<string | undefined>(undefined); // the question that was, until another one stands there
  const trace = session.trace.value;
  const question = session.question.value;
  const open = trace !== undefined && decisionsOf(trace).some(({ outcome }) => outcome === "undetermined");
  const asking = open ? question?.path : undefined;
  useEffect(() => {
    if (answered.current === undefined || answered.current === asking) return;
    answered.current = undefined;
    card.current?.querySelector<HTMLElement>(".asked, .settled")?.focus({ preventScroll: true });
  }, [asking]);
  if (trace === undefined) return null;
  const awaited = open && question === undefined && decisionsOf(trace).some(({ requests }) => requests.length > 0);
  return (
    <div ref={card} aria-busy={awaited}>
      {open && question !== undefined ? (
        <Asking session={session} question={question} answered={() => (answered.current = question.path)} />
      ) : awaited ? (
        <div class="card next awaited" />
      ) : (
        <Card title={open ? w.openStill : w.settled} id="next" className="next done">
          <p tabIndex={-1} class="settled">
            {open ? w.openStillNote : w.settledNote}
          </p>
        </Card>
      )}
    </div>
  );
}

function Asking({ session, question, answered }: { session: Session; question: Question; answered: () => void }) {
  const w = words.value;
  const id = useId();
  const others = session.others.value;
  const direct = question.fact.many !== "list" && question.answers.length > 0;
  const answer = (value: Value) => {
    answered();
    session.answer(question.path, value);
  };
  return (
    <Card title={w.nextQuestion} id="next" className="next">
      <p class="quiet">{w.nextNote(others.length + 1)}</p>
      <div class="ask" key={question.path} data-path={question.path}>
        <p class="asked" id={id} tabIndex={-1}>
          <Title of={question.fact.title} capital />
          {place(question.path)}
        </p>
        <p class="row">
          <span class="tag">{wanted(question)}</span>
          <span class="quiet">{w.decides(question.asked.clauses.length)}</span>
        </p>
        {question.fact.type === "yes_no" ? (
          <div class="row" role="group" aria-labelledby={id}>
            <button type="button" class="answer" onClick={() => answer(true)}>
              {w.yes}
            </button>
            <button type="button" class="answer" onClick={() => answer(false)}>
              {w.no}
            </button>
          </div>
        ) : direct ? (
          <div role="group" aria-labelledby={id} onChange={answered}>
            <label class="visually-hidden" for={`${id}-control`}>
              {w.ask}
            </label>
            <Control session={session} fact={question.fact} path={question.path} id={`${id}-control`} mode="found" />
          </div>
        ) : (
          <button type="button" class="answer" onClick={() => goToFact(question.path)}>
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
                <button type="button" class="link" onClick={() => goToFact(other.path)} lang={languageOf(other.fact.title)}>
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
