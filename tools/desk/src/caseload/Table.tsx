// The table of a caseload. Only the rows that can be seen are in the page, and the room of the others is kept above and
// below them, so that a hundred thousand rows scroll as ten do; on paper are all of them up to a bound. One row is current:
// arrow keys move it, Enter opens it.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { OutcomeWord, visible } from "../parts";
import { words } from "../state";
import type { Caseload } from "./caseload";
import { decisionInWords, printedColumns, shownColumns, type ColumnOf } from "./cells";
import { decidedOn, foundIn } from "./decided";
import { badLine, outcomes } from "./messages";
import { keyOf, type Column } from "./shown";

const rowHeight = 34; // px, as the style has it
const around = 8; // rows kept beyond those that can be seen
export const mostPrinted = 2000; // rows

interface Of {
  caseload: Caseload;
  open: (row: number) => void;
  printing: boolean;
}

export function Table({ caseload, open, printing }: Of) {
  const w = words.value;
  const box = useRef<HTMLDivElement>(null);
  const shown = caseload.shown.rows.value;
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [current, setCurrent] = useState(() => {
    const place = shown.indexOf(caseload.lastOpened);
    return Math.max(place < 0 ? Math.min(caseload.lastPlace, shown.length - 1) : place, 0);
  });

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

  const first = printing ? 0 : Math.max(0, Math.min(Math.floor(top / rowHeight), shown.length) - around);
  const last = printing ? Math.min(shown.length, mostPrinted) : Math.min(shown.length, Math.ceil((top + height) / rowHeight) + around);

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
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && row !== undefined) open(row);
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") aside(box.current, event.key === "ArrowRight");
    else if (event.key in to) move(to[event.key] ?? 0);
    else return;
    event.preventDefault();
  };

  const columns = printing ? printedColumns(caseload, shown.subarray(first, last)) : shownColumns(caseload);
  const width = columns.reduce((sum, of) => sum + of.width, 0);
  const { order } = caseload.shown;
  const sort = (column: Column) => {
    const same = keyOf(order.value.column) === keyOf(column);
    order.value = { column, down: same && !order.value.down };
    setCurrent(0);
  };

  return (
    <div class="table" ref={box} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <table
        role="grid"
        style={printing ? {} : { width: `max(100%, ${width}rem * var(--columns))` }}
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
            {columns.map(({ column, title, className, width: own }) => {
              const here = keyOf(order.value.column) === keyOf(column);
              return (
                <th
                  key={keyOf(column)}
                  scope="col"
                  class={className}
                  style={printing || column.kind === "why" ? {} : { width: `calc(${own}rem * var(--columns))` }}
                  aria-sort={here ? (order.value.down ? "descending" : "ascending") : "none"}
                  data-column={keyOf(column)}
                >
                  {printing ? (
                    title
                  ) : (
                    <button type="button" onClick={() => sort(column)} title={w.sortBy(title)}>
                      <span class="heading">{title}</span>
                      <span class="arrow" aria-hidden="true">
                        {here ? (order.value.down ? "▼" : "▲") : "↕"}
                      </span>
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <Room rows={first} />
          {Array.from(shown.subarray(first, last), (row, i) => (
            <Row
              key={row}
              caseload={caseload}
              columns={columns}
              row={row}
              number={first + i}
              current={first + i === current}
              open={() => {
                setCurrent(first + i);
                open(row);
              }}
            />
          ))}
          <Room rows={printing ? 0 : shown.length - last} />
        </tbody>
      </table>
      {shown.length === 0 && <p class="no-rows">{w.noRows}</p>}
    </div>
  );
}

/// Moves the columns aside, so that the next one or the one before stands at the left, behind the identifier where that stays.
function aside(box: HTMLElement | null, isRight: boolean): void {
  const heads = [...(box?.querySelectorAll("th") ?? [])];
  const kept = heads.find((head) => getComputedStyle(head).position === "sticky")?.offsetWidth ?? 0;
  const left = (box?.scrollLeft ?? 0) + kept;
  const starts = heads.filter((head) => getComputedStyle(head).position !== "sticky").map((head) => head.offsetLeft);
  const to = isRight ? starts.find((start) => start > left + 1) : starts.findLast((start) => start < left - 1);
  box?.scrollTo({ left: (to ?? (isRight ? left : 0)) - kept });
}

function Room({ rows }: { rows: number }) {
  return rows > 0 ? <tr class="room" aria-hidden="true" style={{ height: `${rows * rowHeight}px` }} /> : null;
}

interface RowOf {
  caseload: Caseload;
  columns: ColumnOf[];
  row: number;
  number: number;
  current: boolean;
  open: () => void;
}

function Row({ caseload, columns, row, number, current, open }: RowOf) {
  return (
    <tr id={`row-${number}`} class={current ? "current" : ""} aria-rowindex={number + 2} aria-selected={current} onClick={open}>
      {columns.map((of) => (
        <Cell key={keyOf(of.column)} caseload={caseload} of={of} row={row} />
      ))}
    </tr>
  );
}

function Cell({ caseload, of: { column, className, text }, row }: { caseload: Caseload; of: ColumnOf; row: number }) {
  const w = words.value;
  const said = text(row);
  if (column.kind === "outcome") {
    const outcome = caseload.outcomeOf(row, column.decision);
    const found = foundIn(caseload, row).length;
    const decided = column.decision > 0 ? decidedOn(caseload, row, column.decision) : undefined;
    return (
      <td class={className}>
        <OutcomeWord outcome={outcomes[outcome] ?? "undetermined"} bad={outcome === badLine} short />
        {found > 0 && (
          <span class="tag found-tag" title={w.caseloads.outcomeAsFiled}>
            {w.foundCount(found)}
          </span>
        )}
        {decided && <span class="tag decided">{decisionInWords(decided)}</span>}
      </td>
    );
  }
  if (said === "" && column.kind === "id")
    return (
      <td class={className}>
        <span class="quiet">{w.noId}</span>
      </td>
    );
  const near = column.kind === "near" ? caseload.nearOf(row) : undefined;
  const whole = near === undefined ? visible(said) : `${said}${w.colon}${caseload.clauseTitle(near.clause)}`;
  return (
    <td class={className} title={whole === "" ? undefined : whole}>
      {column.kind === "decision" && said !== "" ? <span class="tag decided">{said}</span> : <bdi>{column.kind === "id" ? visible(said) : said}</bdi>}
    </td>
  );
}
