// Facts of several values: a set, and a list whose members have facts of their own. When something is removed the focus goes
// to what stands there then, and never to nowhere.
import { useId, useRef, useState } from "preact/hooks";
import type { FactOf } from "../api";
import { Title, visible } from "../parts";
import { inWords, languageOf, words } from "../state";
import { Fact, Marked, Notes, type Of } from "./Fact";
import { at, written, type Value } from "./json";
import { afterwards, factId } from "./places";
import type { Session } from "./session";

/// Of the buttons that remove, that which stands where the one was; else what adds.
function focusAfterRemoval(within: HTMLElement | null, i: number): void {
  afterwards(() => {
    const left = within?.querySelectorAll<HTMLElement>(":scope [data-remove]") ?? [];
    (left[Math.min(i, left.length - 1)] ?? within?.querySelector<HTMLElement>("[data-add]"))?.focus();
  });
}

const mostBoxes = 12;

export function SetOf({ session, fact, path }: Of) {
  const w = words.value;
  const value = at(session.now.value, path);
  const members = Array.isArray(value) ? (value as string[]) : undefined;
  const all = session.policy.enumOf(fact)?.values;
  const set = (next: string[] | undefined) => session.set(path, next);
  const without = (member: string) => set(members?.filter((one) => one !== member));
  const whole = useRef<HTMLDivElement>(null);
  return (
    <div class="set" ref={whole}>
      <Known known={members !== undefined} empty={members?.length === 0} set={(known) => set(known ? [] : undefined)} />
      {all && all.length <= mostBoxes ? (
        <div class="boxes">
          {all.map((one) => (
            <label key={one.value}>
              <input
                type="checkbox"
                checked={members?.includes(one.value) ?? false}
                onChange={(event) => (event.currentTarget.checked ? set([...(members ?? []), one.value]) : without(one.value))}
              />{" "}
              <Title of={one.title} />
            </label>
          ))}
        </div>
      ) : (
        <div class="chips">
          {members?.map((member, i) => {
            const text = visible(written(member)); // of a record that is none, whatever it has
            const title = all?.find((one) => one.value === member)?.title;
            const remove = () => {
              without(member);
              focusAfterRemoval(whole.current, i);
            };
            return (
              <span class="chip" key={text}>
                {title ? <Title of={title} /> : <bdi>{text}</bdi>}
                <button type="button" data-remove aria-label={w.remove(title ? inWords(title) : text)} onClick={remove}>
                  ×
                </button>
              </span>
            );
          })}
          <Adding fact={fact} session={session} have={members ?? []} add={(member) => set([...(members ?? []), member])} />
        </div>
      )}
    </div>
  );
}

/// An empty set that is known is not one that nobody knows.
function Known({ known, empty, set }: { known: boolean; empty: boolean | undefined; set: (known: boolean) => void }) {
  const w = words.value;
  const name = useId();
  return (
    <div class="segments small">
      <label>
        <input type="radio" name={name} checked={known} onChange={() => set(true)} />
        <span>{empty === true ? `${w.stated}${w.colon}${w.none}` : w.stated}</span>
      </label>
      <label>
        <input type="radio" name={name} checked={!known} onChange={() => set(false)} />
        <span>{w.notKnown}</span>
      </label>
    </div>
  );
}

function Adding({ session, fact, have, add }: { session: Session; fact: FactOf; have: string[]; add: (member: string) => void }) {
  const w = words.value;
  const label = w.add(inWords(fact.title));
  const all = session.policy.enumOf(fact)?.values;
  const [text, setText] = useState("");
  if (all === undefined)
    return (
      <input
        type="text"
        dir="auto"
        data-add
        aria-label={label}
        placeholder={label}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => {
          if (text !== "" && !have.includes(text)) add(text);
          setText("");
        }}
      />
    );
  const rest = all.filter((one) => !have.includes(one.value));
  rest.sort((a, b) => inWords(a.title).localeCompare(inWords(b.title)));
  return (
    <select aria-label={label} data-add value="" onChange={(event) => event.currentTarget.value !== "" && add(event.currentTarget.value)}>
      <option value="">{w.choose}</option>
      {rest.map((one) => (
        <option key={one.value} value={one.value} lang={languageOf(one.title)}>
          {inWords(one.title)}
        </option>
      ))}
    </select>
  );
}

export function ListOf({ session, fact, path }: Of) {
  const w = words.value;
  const value = at(session.now.value, path);
  const members = Array.isArray(value) ? (value as Value[]) : undefined;
  const columns = session.policy.columnsOf(fact);
  const set = (next: Value[] | undefined) => session.set(path, next);
  const whole = useRef<HTMLFieldSetElement>(null);
  // To the first field of what was added.
  const add = () => {
    set([...(members ?? []), {}]);
    afterwards(() => whole.current?.querySelector<HTMLElement>(":scope > .member:last-of-type .fact :is(input, select)")?.focus());
  };
  return (
    <fieldset class="field list" ref={whole}>
      <legend>
        <Title of={fact.title} capital /> <Notes session={session} fact={fact} path={path} />
      </legend>
      <Known known={members !== undefined} empty={members?.length === 0} set={(known) => set(known ? [] : undefined)} />
      {members?.map((_, i) => (
        <fieldset class={`member${session.marks.value.decides.has(`${path}[${i}]`) ? " decides" : ""}`} key={i} id={factId(`${path}[${i}]`)}>
          <legend>
            {w.member(i + 1)}{" "}
            <button
              type="button"
              class="link"
              data-remove
              aria-label={w.remove(w.member(i + 1))}
              onClick={() => {
                set(members.filter((_one, j) => j !== i));
                focusAfterRemoval(whole.current, i);
              }}
            >
              ×
            </button>
          </legend>
          <Marked session={session} path={`${path}[${i}]`} />
          {columns.map((column) => (
            <Fact key={column.path} session={session} fact={column} path={`${path}[${i}]${column.path.slice(fact.path.length)}`} />
          ))}
        </fieldset>
      ))}
      <button type="button" data-add onClick={add}>
        {w.add(inWords(fact.title))}
      </button>
    </fieldset>
  );
}
