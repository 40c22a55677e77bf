// What is to be said of the whole page: the server is gone, it has another policy, nothing can be kept; and of a record: it
// goes on where it was left, another tab works on it.
import { gone, otherPolicy } from "./api";
import { keeperOf, load, takeOtherPolicy } from "./desk";
import { notKept } from "./record/drafts";
import type { Session } from "./record/session";
import { words } from "./state";
import { printedTime } from "./words/printed";

export function Bars() {
  const w = words.value;
  return (
    <>
      {gone.value && (
        <div class="faults bar-of-page" role="alert" data-test="gone">
          <p>{w.gone}</p>
          <button type="button" onClick={() => void load()}>
            {w.retry}
          </button>
        </div>
      )}
      {otherPolicy.value !== "" && (
        <div class="faults bar-of-page" role="alert" data-test="other-policy">
          <p>
            {w.otherPolicy} <code>{otherPolicy.value}</code>
          </p>
          <button type="button" onClick={() => void takeOtherPolicy()}>
            {w.takeOtherPolicy}
          </button>
        </div>
      )}
      {notKept.value !== "" && (
        <p class="faults bar-of-page" role="alert">
          {w.notKept}
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
      <div class="faults bar-of-page" role="alert" data-test="conflict">
        <p>{w.conflict(printedTime(conflict.saved_at))}</p>
        <span class="row">
          <button type="button" onClick={() => keeper.take(conflict)}>
            {w.takeTheirs}
          </button>
          <button type="button" onClick={() => keeper.keepMine()}>
            {w.keepMine}
          </button>
        </span>
      </div>
    );
  if (session.isPristine.value) return null;
  return (
    <p class="quiet kept-line" data-test="kept">
      {keeper.restoredAt.value !== "" ? w.restored(printedTime(keeper.restoredAt.value)) : w.keptHere(location.host)}{" "}
      {session.unsaved.value ? w.inNoFile : w.inFile}{" "}
      <button type="button" class="link" onClick={() => void keeper.discard()}>
        {w.discard}
      </button>
    </p>
  );
}
