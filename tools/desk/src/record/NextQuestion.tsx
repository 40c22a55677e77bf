// What to ask next, for whichever decision waits for it, and what else is missing. Where the focus stood in what was asked, it
// goes on to what is asked now.
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Card, Title } from "../parts";
import { inWords, languageOf, words } from "../state";
import { decisionsOf } from "./marks";
import { goToFact, toTitle } from "./places";
import { answersOf, type Question } from "./ranking";
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
  const trace = session.trace.value;
  const question = session.question.value;
  const open = trace !== undefined && decisionsOf(trace).some(({ outcome }) => outcome === "undetermined");
  const asking = open ? question?.path : undefined;
  const isRanking = open && question === undefined && session.isRanking.value;
  const height = useRef(0);
  const hadFocus = card.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (!hadFocus || document.activeElement !== document.body) return;
    const now = card.current?.querySelector<HTMLElement>(".asked, .settled");
    if (now) now.focus({ preventScroll: true });
    else toTitle();
  }, [asking, isRanking, trace === undefined]);
  // What stands below does not move up and down again.
  useLayoutEffect(() => {
    if (!isRanking) height.current = card.current?.offsetHeight ?? 0;
  });
  if (trace === undefined) return null;
  return (
    <div ref={card} style={isRanking ? { minHeight: `${height.current}px` } : {}}>
      {isRanking ? (
        <Card title={w.nextQuestion} id="next" className="next">
          <p tabIndex={-1} class="asked pending" key="pending">
            {w.ranking}
          </p>
        </Card>
      ) : open && question !== undefined ? (
        <Asking session={session} question={question} />
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

/// A button for each answer that there may be; where they are too many, the way to the field.
function Answers({ session, question: { fact, path }, labelledBy }: { session: Session; question: Question; labelledBy: string }) {
  const w = words.value;
  const titles = new Map(session.policy.enumOf(fact)?.values.map((one) => [one.value, one.title]));
  const answers = answersOf(session.policy, fact);
  if (answers.length === 0)
    return (
      <button type="button" class="answer" onClick={() => goToFact(path)}>
        {w.fillIn}
      </button>
    );
  return (
    <div class="row" role="group" aria-labelledby={labelledBy}>
      {answers.map((value) => (
        // The second press of a double click would answer the question that has come in place of this one.
        <button key={String(value)} type="button" class="answer" onClick={(event) => event.detail < 2 && session.answer(path, value)}>
          {typeof value === "boolean" ? value ? w.yes : w.no : <Title of={titles.get(String(value))} capital />}
        </button>
      ))}
    </div>
  );
}

function Asking({ session, question }: { session: Session; question: Question }) {
  const w = words.value;
  const id = useId();
  const others = session.others.value;
  return (
    <Card title={w.nextQuestion} id="next" className="next">
      <p class="quiet">{w.nextNote(others.length + 1, session.isRanked.value)}</p>
      <div class="ask" key={question.path} data-path={question.path}>
        <p class="asked" id={id} tabIndex={-1}>
          <Title of={question.fact.title} capital />
          {place(question.path)}
        </p>
        <p class="row">
          <span class="tag">{wanted(question)}</span>
          <span class="quiet">{w.decides(question.asked.clauses.length)}</span>
        </p>
        <Answers session={session} question={question} labelledBy={id} />
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
