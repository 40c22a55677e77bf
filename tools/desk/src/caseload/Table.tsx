// The table of a caseload. Only the rows that can be seen are in the page, and the room of the others is kept above and
// below them, so that a hundred thousand rows scroll as ten do. One row is current: arrow keys move it, Enter opens it.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { OutcomeWord } from "../parts";
import { capital, grouped, inWords, words } from "../state";
import type { Caseload, Column } from "./caseload";
import { keyOf } from "./caseload";
import { badLine, outcomes } from "./messages";

const rowHeight = 44; // px, as the style has it
const around = 8; // rows kept beyond those that can be seen

interface Of {
  caseload: Caseload;
  open: (row: number) => void;
}

export function Table({ caseload, open }: Of) {
  const w = words.value;
  const box = useRef<HTMLDivElement>(null);
  const shown = caseload.shown.value;
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [current, setCurrent] = useState(() => Math.max(shown.indexOf(caseload.lastOpened), 0));

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setHeight(element.clientHeight));
    watch.observe(element);
    element.scrollTop = Math.max(0, current * rowHeight - element.clientHeight / 2);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (current >= shown.length) setCurrent(Math.max(shown.length - 1, 0));
  }, [shown]);

  const first = Math.max(0, Math.min(Math.floor(top / rowHeight), shown.length) - around);
  const last = Math.min(shown.length, Math.ceil((top + height) / rowHeight) + around);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setCurrent(next);
    const element = box.current;
    if (element === null) return;
    const head = element.querySelector("thead")?.clientHeight ?? 0;
    const y = next * rowHeight;
    if (y < element.scrollTop) element.scrollTop = y;
    else if (y + rowHeight > element.scrollTop + element.clientHeight - head) element.scrollTop = y + rowHeight - element.clientHeight + head;
  };
  const keys = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(height / rowHeight) - 2);
    const to: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: shown.length - 1,
    };
    const row = shown[current];
    if (event.key === "Enter" && row !== undefined) open(row);
    else if (event.key in to) move(to[event.key] ?? 0);
    else return;
    event.preventDefault();
  };

  const columns: { column: Column; title: string; className: string }[] = [
    { column: { kind: "line" }, title: w.columns.line, className: "line" },
    { column: { kind: "id" }, title: w.columns.id, className: "id" },
    { column: { kind: "outcome" }, title: w.columns.outcome, className: "what" },
    ...caseload.facts.map((fact, index) => ({ column: { kind: "fact", index } as Column, title: capital(inWords(fact.title)), className: "of-fact" })),
    { column: { kind: "why" }, title: w.columns.why, className: "why" },
    { column: { kind: "missing" }, title: w.columns.missing, className: "missing" },
  ];
  const order = caseload.order.value;
  const sort = (column: Column) => {
    const same = keyOf(order.column) === keyOf(column);
    caseload.order.value = { column, down: same && !order.down };
    setCurrent(0);
  };

  return (
    <div
      class="table"
      ref={box}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <table
        role="grid"
        aria-label={w.caseload}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length}
        aria-describedby="table-hint"
        aria-activedescendant={current >= first && current < last ? `row-${current}` : undefined}
        tabIndex={0}
        onKeyDown={keys}
        data-test="table"
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ column, title, className }) => {
              const here = keyOf(order.column) === keyOf(column);
              return (
                <th key={keyOf(column)} scope="col" class={className} aria-sort={here ? (order.down ? "descending" : "ascending") : "none"}>
                  <button type="button" onClick={() => sort(column)} title={w.sortBy(title)}>
                    {title}
                    <span class="arrow" aria-hidden="true">
                      {here ? (order.down ? "▼" : "▲") : "↕"}
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Room rows={first} />
          {shown.slice(first, last).map((row, i) => (
            <Row
              key={row}
              caseload={caseload}
              row={row}
              number={first + i}
              current={first + i === current}
              open={() => {
                setCurrent(first + i);
                open(row);
              }}
            />
          ))}
          <Room rows={shown.length - last} />
        </tbody>
      </table>
      {shown.length === 0 && <p class="no-rows">{w.noRows}</p>}
    </div>
  );
}

function Room({ rows }: { rows: number }) {
  return rows > 0 ? <tr class="room" aria-hidden="true" style={{ height: `${rows * rowHeight}px` }} /> : null;
}

function Row({ caseload, row, number, current, open }: { caseload: Caseload; row: number; number: number; current: boolean; open: () => void }) {
  const w = words.value;
  const outcome = caseload.outcomeOf(row);
  const decided = caseload.sessions.value.get(row)?.decisions.all.value[0];
  const summed = (all: string[], title: (one: string) => string) =>
    all.length === 0 ? "" : capital(title(all[0] ?? "")) + (all.length > 1 ? ` ${w.more(all.length - 1)}` : "");
  const why = summed(caseload.reasonsOf(row), (id) => caseload.clauseTitle(id));
  const missing = summed(caseload.requestsOf(row), (path) => caseload.factTitle(path));
  return (
    <tr id={`row-${number}`} class={current ? "current" : ""} aria-rowindex={number + 2} aria-selected={current} onClick={open}>
      <td class="line">{grouped(caseload.lineOf(row))}</td>
      <td class="id">
        {caseload.idOf(row) ?? <span class="quiet">{w.noId}</span>}
        {decided && <span class="tag decided">{w.decisions[decided.decision]}</span>}
      </td>
      <td class="what">
        <OutcomeWord outcome={outcomes[outcome] ?? "undetermined"} bad={outcome === badLine} short />
      </td>
      {caseload.facts.map((fact, i) => (
        <td class="of-fact" key={fact.path}>
          {caseload.valueOf(row, i)}
        </td>
      ))}
      <td class="why" title={why}>
        {why}
      </td>
      <td class="missing" title={missing}>
        {missing}
      </td>
    </tr>
  );
}
