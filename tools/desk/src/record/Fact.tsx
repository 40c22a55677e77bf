// One fact to be seen and changed, whatever its type. What was typed and is no value yet stays in the field, with what is
// wrong beside it, and does not reach the record.
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FactOf } from "../api";
import { KindTag, Title, visible } from "../parts";
import { capital, inWords, language, languageOf, words } from "../state";
import { printedDate, printedNumber } from "../words/printed";
import { at, numberFrom, written, type Value } from "./json";
import { ListOf, SetOf } from "./Many";
import { afterwards, factId, focusFact, goToReason } from "./places";
import { readDay, readNumber } from "./reading";
import type { Session } from "./session";
import { reasonTitle } from "./Why";

export interface Of {
  session: Session;
  fact: FactOf;
  path: string; // with indexes
}

export function Fact({ session, fact, path }: Of) {
  const kind = session.kindOf(path);
  const { decides, missing } = session.marks.value;
  const mark = `${decides.has(path) ? " decides" : ""}${missing.has(path) ? " missing" : ""}`;
  return (
    <div class={`fact${kind === "what_if" ? " assumed" : kind === "found" ? " found" : ""}${mark}`} data-kind={kind} id={factId(path)} data-path={path}>
      {fact.many === "list" ? <ListOf session={session} fact={fact} path={path} /> : <Single session={session} fact={fact} path={path} />}
      {fact.type === "text" && fact.many === "one" && <Unseen text={written(at(session.now.value, path))} />}
      <Marked session={session} path={path} />
      {kind === "found" && !fact.finding && <Where session={session} path={path} />}
    </div>
  );
}

/// A field shows its text as it turns and hides; what is in it that cannot be seen stands below.
function Unseen({ text }: { text: string }) {
  const seen = visible(text);
  if (seen === text) return null;
  return (
    <p class="quiet unseen">
      {words.value.unseen} <bdi>{seen}</bdi>
    </p>
  );
}

/// That it decides, with the way to the reasons that rest on it; that it is missing.
export function Marked({ session, path }: { session: Session; path: string }) {
  const w = words.value;
  const { decides, missing } = session.marks.value;
  const clauses = decides.get(path) ?? [];
  if (clauses.length === 0 && !missing.has(path)) return null;
  return (
    <p class="marks">
      {missing.has(path) && <span class="tag missing-tag">{w.missing}</span>}
      {clauses.length > 0 && <span class="tag decides-tag">{w.decisive}</span>}
      {clauses.map((clause) => (
        <button type="button" class="link" key={clause} onClick={() => goToReason(clause)}>
          {capital(reasonTitle(session, clause))}
        </button>
      ))}
    </p>
  );
}

export function Notes({ session, fact, path }: Of) {
  const w = words.value;
  return (
    <>
      {fact.finding && <span class="tag">{w.finding}</span>}
      {session.isChanged(path) && (
        <span class="whatif">
          <KindTag kind={session.kindOf(path) === "what_if" ? "what_if" : "found"} />
          <button type="button" class="link" onClick={() => {
              session.reset(path);
              afterwards(() => focusFact(path));
            }}
          >
            <span class="visually-hidden">
              {w.undoFact(inWords(fact.title))}
              {w.colon}
            </span>
            <span aria-hidden="true">↺</span>{" "}
            <s>
              <bdi>{visible(shown(session, fact, at(session.own, path)))}</bdi>
            </s>
          </button>
        </span>
      )}
    </>
  );
}

/// Where a fact was seen that was found.
function Where({ session, path }: { session: Session; path: string }) {
  const w = words.value;
  const id = useId();
  const found = session.foundAt(path);
  if (found?.path !== path) return null;
  return (
    <div class="field where">
      <label for={id}>{w.where}</label>
      <input id={id} type="text" dir="auto" autocomplete="off" value={found.where} onInput={(event) => session.setWhere(path, event.currentTarget.value)} />
    </div>
  );
}

/// A value in words, short.
function shown(session: Session, fact: FactOf, value: Value): string {
  const w = words.value;
  if (value === undefined) return w.notKnown;
  if (Array.isArray(value)) {
    if (fact.many === "list") return String(value.length);
    return value.length === 0 ? w.none : value.map((member: Value) => shown(session, { ...fact, many: "one" }, member)).join(", ");
  }
  if (typeof value === "boolean") return value ? w.yes : w.no;
  const known = session.policy.enumOf(fact)?.values.find((one) => one.value === value);
  return known ? inWords(known.title) : entry(fact, value);
}

function Single({ session, fact, path }: Of) {
  const id = useId();
  const group = fact.type === "yes_no" || fact.many === "set";
  const notes = <Notes session={session} fact={fact} path={path} />;
  if (group)
    return (
      <fieldset class="field">
        <legend>
          <Title of={fact.title} capital /> {notes}
        </legend>
        <Control session={session} fact={fact} path={path} id={id} />
      </fieldset>
    );
  return (
    <div class="field">
      <span class="label">
        <label for={id}>
          <Title of={fact.title} capital />
        </label>{" "}
        {notes}
      </span>
      <Control session={session} fact={fact} path={path} id={id} />
      <OnPaper session={session} fact={fact} path={path} />
    </div>
  );
}

/// A field cuts off what is wider than itself; on paper the value stands in its place.
function OnPaper({ session, fact, path }: Of) {
  const value = at(session.now.value, path);
  const said = fact.type === "date" ? printedDate(written(value)) : numbers.has(fact.type) ? printedNumber(written(value)) : shown(session, fact, value);
  return (
    <span class={`paper${value === undefined ? " unknown" : ""}`} aria-hidden="true">
      <bdi>{value === undefined ? words.value.notKnown : visible(said)}</bdi>
    </span>
  );
}

/// What is used to change it, without its label.
function Control({ session, fact, path, id }: Of & { id: string }) {
  if (fact.many === "set") return <SetOf session={session} fact={fact} path={path} />;
  if (fact.type === "yes_no") return <YesNo session={session} path={path} />;
  if (fact.type === "enum") return <Choice session={session} fact={fact} path={path} id={id} />;
  return <Typed session={session} fact={fact} path={path} id={id} />;
}

function YesNo({ session, path }: { session: Session; path: string }) {
  const w = words.value;
  const name = useId();
  const value = at(session.now.value, path);
  const answers: [string, Value][] = [
    [w.yes, true],
    [w.no, false],
    [w.notKnown, undefined],
  ];
  return (
    <div class="segments">
      {answers.map(([word, answer]) => (
        <label key={word}>
          <input type="radio" name={name} checked={value === answer} onChange={() => session.set(path, answer)} />
          <span>{word}</span>
        </label>
      ))}
    </div>
  );
}

function Choice({ session, fact, path, id }: Of & { id: string }) {
  const value = written(at(session.now.value, path));
  return (
    <select id={id} value={value} onChange={(event) => session.set(path, event.currentTarget.value || undefined)}>
      <option value="">{words.value.notKnown}</option>
      {session.policy.enumOf(fact)?.values.map((one) => (
        <option key={one.value} value={one.value} lang={languageOf(one.title)}>
          {inWords(one.title)}
        </option>
      ))}
    </select>
  );
}

// ---------------------------------------------------------------- what is typed

const mostInLine = 40; // letters that the narrowest field shows
const numbers = new Set(["number", "money", "days", "steps"]);

/// The value that is meant; nothing for an empty field, or what is wrong.
function meant(fact: FactOf, text: string): { value: Value } | { bad: string } {
  const w = words.value.bad;
  const trimmed = text.trim();
  if (fact.type === "text") return { value: text === "" ? undefined : text };
  if (trimmed === "") return { value: undefined };
  if (fact.type === "noc") return /^\d{4,5}$/.test(trimmed) ? { value: trimmed } : { bad: w.noc };
  const read = fact.type === "date" ? readDay(trimmed) : readNumber(trimmed);
  if (read === "none") return { bad: fact.type === "date" ? w.date : w.number };
  if ("ambiguous" in read) return { bad: w.ambiguous(trimmed, ...read.ambiguous) };
  if (fact.type === "date") return { value: read.value };
  const number = Number(read.value);
  if (fact.least !== undefined && number < fact.least) return { bad: w.least(fact.least) };
  if (fact.above !== undefined && number <= fact.above) return { bad: w.above(fact.above) };
  if (fact.most !== undefined && number > fact.most) return { bad: w.most(fact.most) };
  return { value: numberFrom(read.value) };
}

/// A value as the field shows it: as the language writes it, and so that it reads as the same again.
function entry(fact: FactOf, value: Value): string {
  const text = written(value);
  if (fact.type === "date") return printedDate(text);
  if (!numbers.has(fact.type) || language.value !== "fr") return text;
  return text.replace(/^(-?\d{1,3}\.\d{3})$/, "$10").replace(".", ",");
}

function Typed({ session, fact, path, id }: Of & { id: string }) {
  const value = at(session.now.value, path);
  const own = entry(fact, value);
  const [text, setText] = useState(own);
  const [bad, setBad] = useState("");
  // An input shows one line of it.
  const [isLong] = useState(() => fact.type === "text" && (own.length > mostInLine || own.includes("\n")));
  const typing = useRef<{ before: Value; shown: string; isOver: boolean } | undefined>(undefined);
  // What comes from elsewhere takes the place of the text; what comes from the typing does not.
  useLayoutEffect(() => {
    if (typing.current?.shown === own) return;
    typing.current = undefined;
    setText(own);
    setBad("");
  }, [own]);
  // As it is typed, so that nothing moves when the field is left; what is wrong is said then and not before. While the text
  // cannot be read the value is the one before, and not that of the digits typed so far.
  const take = (typed: string, left: boolean) => {
    const read = meant(fact, typed);
    const before = typing.current === undefined || typing.current.isOver ? value : typing.current.before;
    const taken = "value" in read ? read.value : before;
    typing.current = { before, shown: entry(fact, taken), isOver: left };
    session.type(path, taken, left);
    setText(left && "value" in read ? entry(fact, taken) : typed);
    setBad("bad" in read && left ? read.bad : "");
  };
  const hints: Partial<Record<FactOf["type"], string>> = { noc: words.value.nocHint, date: words.value.dateHint };
  const shared = {
    id,
    value: text,
    autocomplete: "off",
    spellcheck: false,
    placeholder: hints[fact.type] ?? words.value.notKnown,
    onInput: (event: { currentTarget: { value: string } }) => take(event.currentTarget.value, false),
    onChange: (event: { currentTarget: { value: string } }) => take(event.currentTarget.value, true),
  };
  return (
    <>
      {isLong ? (
        <textarea {...shared} rows={1} dir="auto" onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />
      ) : (
        <input
          {...shared}
          type="text"
          dir={fact.type === "text" ? "auto" : "ltr"}
          inputMode={numbers.has(fact.type) ? "decimal" : fact.type === "noc" ? "numeric" : undefined}
          aria-invalid={bad !== ""}
          aria-describedby={bad !== "" ? `${id}-bad` : undefined}
        />
      )}
      {bad !== "" && (
        <span class="bad" id={`${id}-bad`}>
          {bad}
        </span>
      )}
    </>
  );
}

// ---------------------------------------------------------------- several values
