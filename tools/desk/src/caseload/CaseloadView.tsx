// A caseload: two charts that filter, a search, and the table.
import { OutcomeWord, Title } from "../parts";
import { capital, grouped, inWords, words } from "../state";
import type { Caseload } from "./caseload";
import { badLine, outcomes } from "./messages";
import { Table } from "./Table";

const mostBars = 10;

export function CaseloadView({ caseload, open, another }: { caseload: Caseload; open: (row: number) => void; another: () => void }) {
  const w = words.value;
  const filtered =
    caseload.outcomeFilter.value !== undefined ||
    caseload.clauseFilter.value !== undefined ||
    caseload.search.value !== "" ||
    caseload.factFilters.value.some((value) => value !== undefined);
  return (
    <div class="caseload">
      <div class="record-head">
        <h1 tabIndex={-1} id="title">
          {caseload.file.name}
        </h1>
        <Progress caseload={caseload} />
        <span class="spacer" />
        <button type="button" onClick={another}>
          {w.openAnother}
        </button>
      </div>
      <div class="charts">
        <Outcomes caseload={caseload} />
        <Deciding caseload={caseload} />
      </div>
      <div class="filters" role="search">
        <label class="search">
          <span>{w.search}</span>
          <input
            type="search"
            value={caseload.search.value}
            placeholder={w.searchHint}
            onInput={(event) => (caseload.search.value = event.currentTarget.value)}
          />
        </label>
        {caseload.facts.map((fact, i) => (
          <label key={fact.path}>
            <span>
              <Title of={fact.title} capital />
            </span>
            <select
              value={caseload.factFilters.value[i]?.toString() ?? ""}
              onChange={(event) => {
                const filters = [...caseload.factFilters.value];
                const chosen = event.currentTarget.value;
                filters[i] = chosen === "" ? undefined : Number(chosen);
                caseload.factFilters.value = Array.from(filters);
              }}
            >
              <option value="">{w.any}</option>
              {caseload.choices.value[i]?.map(({ number, title }) => (
                <option key={number} value={number}>
                  {capital(title)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="button" disabled={!filtered} onClick={() => caseload.clear()}>
          {w.clearFilters}
        </button>
        <p class="shown" role="status" data-test="shown">
          {w.shown(grouped(caseload.shown.value.length), grouped(caseload.rows.value))}
        </p>
      </div>
      <Table caseload={caseload} open={open} />
      <p id="table-hint" class="quiet">
        {w.tableHint}
      </p>
    </div>
  );
}

function Progress({ caseload }: { caseload: Caseload }) {
  const w = words.value;
  const lines = grouped(caseload.rows.value);
  const state = caseload.state.value;
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
  if (state === "failed")
    return (
      <span class="bad" role="alert">
        {w.failed(caseload.why.value)}
      </span>
    );
  const seconds = new Intl.NumberFormat(document.documentElement.lang === "fr" ? "fr-CA" : "en-CA", { maximumFractionDigits: 1 });
  return (
    <span class="quiet" data-test="read">
      {state === "stopped" ? w.stopped : w.readAll(lines, seconds.format(caseload.seconds.value))}
    </span>
  );
}

// ---------------------------------------------------------------- charts

interface BarOf {
  pressed: boolean;
  count: number;
  most: number;
  label: string;
  className: string;
  choose: () => void;
}

function Bar({ pressed, count, most, label, className, choose, children }: BarOf & { children: preact.ComponentChildren }) {
  return (
    <li>
      <button
        type="button"
        class={`bar ${className}`}
        aria-pressed={pressed}
        title={words.value.filterOn(label)}
        onClick={choose}
      >
        <span class="bar-label">{children}</span>
        <span class="bar-count">
          <span aria-hidden="true">{grouped(count)}</span>
          <span class="visually-hidden">{words.value.cases(grouped(count))}</span>
        </span>
        <span class="bar-track" aria-hidden="true">
          <span class="bar-fill" style={{ width: `${most === 0 ? 0 : Math.max((100 * count) / most, count > 0 ? 0.6 : 0)}%` }} />
        </span>
      </button>
    </li>
  );
}

function Outcomes({ caseload }: { caseload: Caseload }) {
  const w = words.value;
  const counts = caseload.counts.value;
  const most = Math.max(...counts);
  const chosen = caseload.outcomeFilter.value;
  return (
    <section class="card chart" aria-labelledby="outcomes">
      <h2 id="outcomes">{w.outcomes}</h2>
      <ul>
        {counts.map((count, outcome) => {
          if (count === 0 && outcome >= 3 && chosen !== outcome) return null;
          const word = outcomes[outcome];
          return (
            <Bar
              key={outcome}
              className={["pass", "fail", "undetermined", "not_applicable", "bad"][outcome] ?? ""}
              pressed={chosen === outcome}
              count={count}
              most={most}
              label={word === undefined ? w.badLine : w.outcome[word]}
              choose={() => (caseload.outcomeFilter.value = chosen === outcome ? undefined : outcome)}
            >
              <OutcomeWord outcome={word ?? "undetermined"} bad={outcome === badLine} />
            </Bar>
          );
        })}
      </ul>
    </section>
  );
}

function Deciding({ caseload }: { caseload: Caseload }) {
  const w = words.value;
  const chosen = caseload.clauseFilter.value;
  const all = caseload.deciding.value;
  const bars = all.slice(0, mostBars);
  if (chosen !== undefined && !bars.some(([id]) => id === chosen)) bars.push(all.find(([id]) => id === chosen) ?? [chosen, 0]);
  const most = bars[0]?.[1] ?? 0;
  return (
    <section class="card chart" aria-labelledby="deciding">
      <h2 id="deciding">{w.clausesThatDecide}</h2>
      <p class="quiet">{bars.length === 0 ? w.nobodyRefused : w.clausesThatDecideNote}</p>
      <ul>
        {bars.map(([id, count]) => {
          const title = caseload.policy.clauseTitle.get(id);
          return (
            <Bar
              key={id}
              className="fail"
              pressed={chosen === id}
              count={count}
              most={most}
              label={title === undefined ? id : inWords(title)}
              choose={() => (caseload.clauseFilter.value = chosen === id ? undefined : id)}
            >
              <Title of={title ?? { en: id }} capital />
            </Bar>
          );
        })}
      </ul>
    </section>
  );
}
