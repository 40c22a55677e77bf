// What is to be said of the whole page: the server is gone, it has another policy, nothing can be kept; and of a record: it
// goes on where it was left, another tab works on it.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { gone, otherPolicy } from "./api";
import { keeperOf } from "./desk";
import { notKept } from "./record/drafts";
import { notRead } from "./record/unread";
import { afterwards, toTitle } from "./record/places";
import { visible } from "./parts";
import { load, takeOtherPolicy } from "./policies";
import type { Session } from "./record/session";
import { words } from "./state";
import { printedTime } from "./words/printed";

/// When it goes away with the focus in it, that goes to the title.
function Bar({ children, className = "faults bar-of-page", alert = true, test }: { children: ComponentChildren; className?: string; alert?: boolean; test?: string }) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => () => {
      if (bar.current?.contains(document.activeElement)) afterwards(toTitle);
    },
    [],
  );
  return (
    <div class={className} role={alert ? "alert" : undefined} data-test={test} ref={bar}>
      {children}
    </div>
  );
}

export function Bars() {
  const w = words.value;
  return (
    <>
      {gone.value && (
        <Bar test="gone">
          <p>{w.gone}</p>
          <button type="button" onClick={() => void load()}>
            {w.retry}
          </button>
        </Bar>
      )}
      {otherPolicy.value !== "" && (
        <Bar test="other-policy">
          <p>
            {w.otherPolicy} <code>{otherPolicy.value}</code>
          </p>
          <button type="button" onClick={() => void takeOtherPolicy()}>
            {w.takeOtherPolicy}
          </button>
        </Bar>
      )}
      {notKept.value !== "" && (
        <p class="faults bar-of-page" role="alert">
          {w.notKept}
        </p>
      )}
      {notRead.value !== "" && (
        <p class="faults bar-of-page" role="alert" data-test="not-read">
          {w.notRead(visible(notRead.value))}
        </p>
      )}
    </>
  );
}

export function KeptBars({ session }: { session: Session }) {
  const w = words.value;
  const keeper = keeperOf(session);
  if (keeper === undefined || session.unreadable.value) return null;
  const conflict = keeper.conflict.value;
  if (conflict !== undefined)
    return (
      <Bar test="conflict">
        <p>{(keeper.isBrought.value ? w.otherKept : w.conflict)(printedTime(conflict.saved_at))}</p>
        <span class="row">
          <button type="button" onClick={() => keeper.take(conflict)}>
            {keeper.isBrought.value ? w.takeKept : w.takeTheirs}
          </button>
          <button type="button" onClick={() => keeper.keepMine()}>
            {w.keepMine}
          </button>
        </span>
      </Bar>
    );
  if (session.isPristine.value) return null;
  return (
    <Bar className="quiet kept-line" alert={false} test="kept">
      {keeper.isCleared.value ? w.clearedElsewhere : keeper.restoredAt.value !== "" ? w.restored(printedTime(keeper.restoredAt.value)) : notKept.value === "" && w.keptHere(location.host)}{" "}
      {session.unsaved.value ? w.inNoFile : w.inFile}{" "}
      <button type="button" class="link" onClick={() => void keeper.discard()}>
        {w.discard}
      </button>
    </Bar>
  );
}
