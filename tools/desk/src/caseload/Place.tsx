// Where a record stands among the rows that are shown, and the way to those beside it.
import { useEffect } from "preact/hooks";
import { counted, grouped, words } from "../state";
import type { Caseload } from "./caseload";

export interface PlaceOf {
  place: number; // from 1 on
  all: number;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

/// Nothing where the record is no longer among those that are shown.
export function placeIn(caseload: Caseload, open: (row: number) => void): PlaceOf | undefined {
  const rows = caseload.shown.rows.value;
  const at = rows.indexOf(caseload.lastOpened);
  if (at < 0) return undefined;
  const beside = (row: number | undefined) => (row === undefined ? undefined : () => open(row));
  return { place: at + 1, all: rows.length, previous: beside(rows[at - 1]), next: beside(rows[at + 1]) };
}

export function Place({ of: { place, all, previous, next } }: { of: PlaceOf }) {
  const w = words.value.caseloads;
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
    <div class="row place" role="group" aria-label={w.placeOf(grouped(place), counted(all))}>
      <button type="button" disabled={previous === undefined} onClick={previous} title={`${w.previous} (Alt+Page Up)`} aria-label={w.previous}>
        ‹
      </button>
      <span class="quiet" data-test="place">
        {w.placeOf(grouped(place), counted(all))}
      </span>
      <button type="button" disabled={next === undefined} onClick={next} title={`${w.next} (Alt+Page Down)`} aria-label={w.next}>
        ›
      </button>
    </div>
  );
}
