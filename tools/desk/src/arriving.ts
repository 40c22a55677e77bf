// Where the address leads: the browser's way back and forth, a reload, a link. An entry of the history names a caseload by its
// file's content, so that a file that took its place under the same name is not taken for it.
import { batch } from "@preact/signals";
import { contentOf, shortDigest } from "./content";
import { begin, caseload, closeCaseload, fault, files, focusTable, keepers, mayLeave, notice, openCaseload, openRow, remember, remembered, session, setOut, toTop, unsaved } from "./desk";
import type { Caseload } from "./caseload/caseload";
import { filedOf, kept } from "./record/drafts";
import { isAt, rowOnceRead } from "./rows";
import { words } from "./state";
import { follow, type Place } from "./ways";

/// The caseload that is open, where the place is of it.
function openedOf(to: Place): Caseload | undefined {
  const of = caseload.value;
  return of !== undefined && of.file.name === to.file && (to.content === undefined || to.content === of.content) ? of : undefined;
}

/// Whether the browser may go there from what is open.
function mayGo(to: Place): boolean | Promise<boolean> {
  return openedOf(to) !== undefined || unsaved.value.length === 0 || mayLeave();
}

/// Opens the caseload of the place, if its file is here and has the same content still. False where it has not.
async function reopen({ content }: Place, isWanted: () => boolean): Promise<boolean> {
  const file = content === undefined ? undefined : files.get(content);
  if (file === undefined || content === undefined) return true;
  const now = await contentOf(file.given).catch(() => undefined);
  if (now !== content) return false;
  if (isWanted()) openCaseload(file, content);
  return true;
}

/// A record of no caseload that is open: what is begun with it, kept of it, or was looked at last.
async function showAlone(to: Place, record: string, isWanted: () => boolean): Promise<boolean> {
  const live = [...keepers.values()].find(({ session: one }) => shortDigest(one.filed.digest) === record);
  const draft = kept.value.find(({ digest }) => shortDigest(digest) === record);
  const filed = live?.session.filed ?? (draft && filedOf(draft)) ?? remembered(record);
  if (filed === undefined) return false;
  const next = await begin(filed, draft?.file ?? filed.name, draft?.line ?? null);
  if (!isWanted()) return true;
  remember(filed);
  session.value = next;
  if (to.line !== undefined && to.file !== undefined) notice.value = words.value.ofCaseload(to.file);
  return true;
}

/// What is to be said where nothing can be shown.
function saidOf(to: Place, isSame: boolean): string {
  const w = words.value;
  if (to.file === undefined) return to.record === undefined ? "" : w.recordNotHere("");
  if (!isSame) return w.fileReplaced(to.file);
  return to.record === undefined ? w.fileNotHere(to.file, kept.value.some(({ file }) => file === to.file)) : w.recordNotHere(to.file);
}

export async function arrive(to: Place): Promise<void> {
  let isWanted = setOut();
  batch(() => {
    fault.value = "";
    notice.value = "";
  });
  const isOfCaseload = to.file !== undefined && (to.record === undefined || to.line !== undefined);
  const isSame = !isOfCaseload || openedOf(to) !== undefined || (await reopen(to, isWanted));
  if (!isWanted() && openedOf(to) === undefined) return;
  isWanted = setOut();
  const of = openedOf(to);
  if (of !== undefined && to.line === undefined) {
    session.value = undefined;
    return focusTable();
  }
  if (of !== undefined && to.line !== undefined) {
    const row = await rowOnceRead(of, to.line);
    const isThere = row !== undefined && (to.record === undefined || (await isAt(of, row, to.record)));
    if (!isWanted()) return;
    if (isThere) return openRow(row);
  }
  closeCaseload();
  session.value = undefined;
  const isShown = to.record !== undefined && (await showAlone(to, to.record, isWanted));
  if (!isWanted()) return;
  if (!isShown) fault.value = saidOf(to, isSame);
  toTop();
}

follow(mayGo, (to) => void arrive(to));
