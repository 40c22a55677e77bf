// Where a record stands among the rows that are shown, and the way to those beside it.
import { useEffect } from "preact/hooks";
import { counted, grouped, words } from "../state";
import type { Caseload } from "./caseload";

export interface PlaceOf {
  place: number | undefined; // from 1 on; none where it is no longer shown
  all: number;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/// A record that is no longer shown, for it was decided on and those are shown that are not, has those beside it that it
/// stood between. Nothing where no record is shown.
export function placeIn(caseload: Caseload, open: (row: number) => void): PlaceOf | undefined {
  const rows = caseload.shown.rows.value;
  if (rows.length === 0) return undefined;
  const at = rows.indexOf(caseload.lastOpened);
  const isShown = at >= 0;
  const place = isShown ? at : Math.min(caseload.lastPlace, rows.length);
  const beside = (row: number | undefined) => (row === undefined ? undefined : () => open(row));
  return { place: isShown ? at + 1 : undefined, all: rows.length, previous: beside(rows[place - 1]), next: beside(rows[isShown ? place + 1 : place]) };
}

export function Place({ of: { place, all, previous, next } }: { of: PlaceOf }) {
  const w = words.value.caseloads;
  const said = place === undefined ? w.notAmong(counted(all)) : w.placeOf(grouped(place), counted(all));
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const go = { PageUp: previous, PageDown: next }[event.key];
      if (!event.altKey || go === undefined) return;
      event.preventDefault();
      go();
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [previous, next]);
  return (
    <div class="row place" role="group" aria-label={said}>
      <button type="button" disabled={previous === undefined} onClick={previous} title={`${w.previous} (Alt+Page Up)`} aria-label={w.previous}>
        ‹
      </button>
      <span class="quiet" data-test="place">
        {said}
      </span>
      <button type="button" disabled={next === undefined} onClick={next} title={`${w.next} (Alt+Page Down)`} aria-label={w.next}>
        ›
      </button>
    </div>
  );
}
