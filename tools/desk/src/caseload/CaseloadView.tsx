// A caseload: how far it is read, two charts that filter, a search, and the table.
import { saidOf } from "../failed";
import { save, Title } from "../parts";
import { capital, counted, grouped, locale, words } from "../state";
import { printedTime } from "../words/printed";
import type { Caseload, State } from "./caseload";
import { Charts } from "./Charts";
import { Choice } from "./Choice";
import { decidedAs, type DecidedAs } from "./decided";
import { asCsv, asJsonLines } from "./exports";
import { usePrinting } from "./printing";
import { mostPrinted, Table } from "./Table";

export function CaseloadView({ caseload, open, another }: { caseload: Caseload; open: (row: number) => void; another: () => void }) {
  const w = words.value;
  const printing = usePrinting();
  const { shown } = caseload;
  const rows = shown.rows.value.length;
  return (
    <div class="caseload">
      <div class="record-head">
        <h1 tabIndex={-1} id="title">
          <bdi>{caseload.file.name}</bdi>
        </h1>
        <Progress caseload={caseload} />
        <span class="spacer" />
        <button type="button" onClick={another}>
          {w.openAnother}
        </button>
      </div>
      {printing && <p class="printed">{w.caseloads.printedOn(printedTime(new Date().toISOString()))}</p>}
      <Charts caseload={caseload} printing={printing} />
      <div class="filters" role="search">
        <label class="search">
          <span>{w.search}</span>
          <input type="search" value={shown.search.value} placeholder={w.searchHint} onInput={(event) => (shown.search.value = event.currentTarget.value)} />
        </label>
        {caseload.facts.map((fact, i) => (
          <label key={fact.path}>
            <span>
              <Title of={fact.title} capital />
            </span>
            <select value={shown.factFilters.value[i] ?? ""} onChange={(event) => shown.filterFact(i, event.currentTarget.value || undefined)}>
              <option value="">{w.any}</option>
              {shown.choices.value[i]?.map(({ member, title }) => (
                <option key={member} value={member}>
                  {capital(title)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          <span>{w.columns.officer}</span>
          <select data-test="decided" value={shown.decidedFilter.value ?? ""} onChange={(event) => (shown.decidedFilter.value = (event.currentTarget.value || undefined) as DecidedAs | undefined)}>
            <option value="">{w.any}</option>
            {decidedAs.map((as) => (
              <option key={as} value={as}>
                {decidedAsInWords(as)}
              </option>
            ))}
          </select>
        </label>
        <Choice caseload={caseload} />
        <button type="button" disabled={!shown.isFiltered.value} onClick={() => shown.clear()}>
          {w.clearFilters}
        </button>
        <Save caseload={caseload} />
        <p class="shown" role="status" data-test="shown">
          {w.shown(counted(rows), counted(caseload.rows.value))}
        </p>
      </div>
      {printing && rows > mostPrinted && <p class="printed">{w.caseloads.tooManyToPrint(counted(mostPrinted), counted(rows))}</p>}
      <Table caseload={caseload} open={open} printing={printing} />
      <p id="table-hint" class="quiet">
        {w.tableHint}
      </p>
    </div>
  );
}

function decidedAsInWords(as: DecidedAs): string {
  const w = words.value;
  return as === "none" ? w.caseloads.noDecision : as === "departs" ? w.departs : w.decisions[as];
}

/// The rows that are shown, as a file or on paper.
function Save({ caseload }: { caseload: Caseload }) {
  const w = words.value;
  const name = `${caseload.file.name.replace(/\.[^.]*$/, "")}-${w.caseloads.fileRows}`;
  const rows = caseload.shown.rows.value;
  return (
    <div class="save" role="group" aria-label={w.caseloads.saveRows}>
      <span aria-hidden="true">{w.caseloads.saveRows}</span>
      <div class="row">
        <button type="button" disabled={rows.length === 0} onClick={() => save(`${name}.csv`, "text/csv;charset=utf-8", asCsv(caseload, [...rows]))}>
          {w.caseloads.csv}
        </button>
        <button type="button" disabled={rows.length === 0} onClick={() => save(`${name}.jsonl`, "application/jsonl", asJsonLines(caseload, [...rows]))}>
          {w.caseloads.jsonLines}
        </button>
        <button type="button" onClick={() => print()}>
          {w.caseloads.print}
        </button>
      </div>
    </div>
  );
}

function Progress({ caseload }: { caseload: Caseload }) {
  const w = words.value;
  const state = caseload.state.value;
  const lines = counted(caseload.rows.value);
  if (state === "reading") {
    const percent = Math.floor((100 * caseload.read.value) / Math.max(caseload.file.size, 1));
    return (
      <span class="row">
        <progress max={100} value={percent} aria-label={w.reading(lines, percent)} />
        <span class="quiet">{w.reading(lines, percent)}</span>
        <button type="button" onClick={() => caseload.stop()}>
          {w.stop}
        </button>
      </span>
    );
  }
  const seconds = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });
  if (state === "ended")
    return (
      <span class="quiet" data-test="read">
        {w.readAll(lines, seconds.format(caseload.seconds.value))}
      </span>
    );
  return (
    <span class="row" data-test="read">
      {state !== "stopped" && (
        <span class="bad" role="alert">
          {failure(state, caseload)}
        </span>
      )}
      <span class="quiet">{w.caseloads.readPart(lines, grouped(caseload.estimate()))}</span>
      {state !== "policy" && (
        <button type="button" onClick={() => caseload.goOn()}>
          {w.caseloads.goOn}
        </button>
      )}
    </span>
  );
}

function failure(state: State, { why, file }: Caseload): string {
  const w = words.value;
  if (state === "gone") return w.caseloads.gone;
  if (state === "policy") return w.caseloads.otherPolicy;
  if (state === "token") return w.caseloads.tokenWanted;
  if (state === "file") return w.cannotRead(file.name);
  const { text, own } = saidOf(why.value);
  return own === "" ? text : `${text} ${w.ownWords(own)}`;
}
