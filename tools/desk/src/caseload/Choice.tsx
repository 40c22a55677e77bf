// The choice of columns: a list of boxes that opens over the table, and closes by Escape or by going elsewhere.
import { useRef, useState } from "preact/hooks";
import { counted, words } from "../state";
import type { Caseload } from "./caseload";
import { columnsOf } from "./cells";
import { keyOf } from "./shown";

export function Choice({ caseload }: { caseload: Caseload }) {
  const w = words.value.caseloads;
  const box = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { chosen } = caseload;
  const all = columnsOf(caseload);
  const shown = all.filter((of) => chosen.isShown(of));
  return (
    <details
      class="choice"
      ref={box}
      data-test="columns"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        setOpen(false);
        box.current?.querySelector("summary")?.focus();
      }}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (to instanceof Node && !event.currentTarget.contains(to)) setOpen(false);
      }}
    >
      <summary>{w.columnsShown(shown.length, counted(all.length))}</summary>
      {isOpen && (
        <fieldset>
          <legend class="visually-hidden">{w.columnsToShow}</legend>
          {all.filter((of) => chosen.canHide(of)).map((of) => (
            <label key={keyOf(of.column)}>
              <input type="checkbox" checked={chosen.isShown(of)} onChange={(event) => caseload.showColumn(of, event.currentTarget.checked)} />
              <span>{of.title}</span>
            </label>
          ))}
          <button type="button" disabled={shown.length === all.length} onClick={() => chosen.showAll()}>
            {w.allColumns}
          </button>
        </fieldset>
      )}
    </details>
  );
}
