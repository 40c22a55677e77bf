// The charts of a caseload, outcomes and clauses; each bar filters the table. They fold, and stay so while the page is open.
import { signal } from "@preact/signals";
import { OutcomeWord, Title } from "../parts";
import { counted, grouped, inWords, words } from "../state";
import type { Caseload } from "./caseload";
import { badLine, outcomes } from "./messages";

const mostBars = 10;
const enough = 860; // px of height, for the charts and the table
const isOpen = signal(innerHeight >= enough);

export function Charts({ caseload, printing }: { caseload: Caseload; printing: boolean }) {
  return (
    <details
      class="fold"
      open={isOpen.value || printing}
      data-test="charts"
      onToggle={(event) => {
        if (!printing) isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{words.value.caseloads.charts}</summary>
      <div class="charts">
        <Outcomes caseload={caseload} />
        <Deciding caseload={caseload} />
      </div>
    </details>
  );
}

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
      <button type="button" class={`bar ${className}`} aria-pressed={pressed} title={words.value.filterOn(label)} onClick={choose}>
        <span class="bar-label">{children}</span>
        <span class="bar-count">
          <span aria-hidden="true">{grouped(count)}</span>
          <span class="visually-hidden">{words.value.cases(counted(count))}</span>
        </span>
        <span class="bar-track" aria-hidden="true">
          <span class="bar-fill" style={{ width: `${most === 0 ? 0 : Math.max((100 * count) / most, count > 0 ? 0.6 : 0)}%` }} />
        </span>
      </button>
    </li>
  );
}

function Outcomes({ caseload: { shown } }: { caseload: Caseload }) {
  const w = words.value;
  const counts = shown.counts.value;
  const most = Math.max(...counts);
  const chosen = shown.outcomeFilter.value;
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
              choose={() => (shown.outcomeFilter.value = chosen === outcome ? undefined : outcome)}
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
  const { clauseFilter, deciding } = caseload.shown;
  const chosen = clauseFilter.value;
  const all = deciding.value;
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
              choose={() => (clauseFilter.value = chosen === id ? undefined : id)}
            >
              <Title of={title ?? { en: id }} capital />
            </Bar>
          );
        })}
      </ul>
    </section>
  );
}
