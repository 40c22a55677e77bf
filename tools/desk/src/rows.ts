// The rows of a caseload as the address, and what is kept, name them: by line and record.
import { effect, untracked } from "@preact/signals";
import type { Caseload } from "./caseload/caseload";
import { shortDigest } from "./content";
import { kept } from "./record/drafts";
import { Filed } from "./record/filed";

export function rowOf(of: Caseload, line: number): number | undefined {
  let low = 0;
  let high = of.rows.value;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of.lineOf(middle) < line) low = middle + 1;
    else high = middle;
  }
  return low < of.rows.value && of.lineOf(low) === line ? low : undefined;
}

/// Whether that record stands there; not where its file can no longer be read.
export async function isAt(of: Caseload, row: number, record: string): Promise<boolean> {
  const there = of.sessions.value.get(row)?.filed;
  const bytes = there === undefined ? await of.bytesOf(row).catch(() => undefined) : undefined;
  const filed = there ?? (bytes && new Filed(bytes, of.file.name));
  return filed !== undefined && shortDigest(filed.digest) === record;
}

/// Once it is so, or the caseload is closed.
function until(of: Caseload, isSo: () => boolean): Promise<void> {
  return new Promise((good) => {
    const stop = effect(() => {
      if (of.isClosed.value || isSo())
        queueMicrotask(() => {
          stop();
          good();
        });
    });
  });
}

/// Waits for the line, until all is read.
export async function rowOnceRead(of: Caseload, line: number): Promise<number | undefined> {
  await until(of, () => rowOf(of, line) !== undefined || of.state.value !== "reading");
  return rowOf(of, line);
}

/// What is kept of the caseload's records is begun again, each as soon as its row is read. `begin` begins with a row.
export function restoring(of: Caseload, begin: (row: number) => Promise<unknown>): () => void {
  const met = new Set<string>();
  const restore = async () => {
    for (const { key, file, line, digest } of kept.value) {
      const row = met.has(key) || file !== of.file.name || line === null ? undefined : rowOf(of, line);
      if (row === undefined || of.isClosed.value) continue;
      met.add(key);
      if (await isAt(of, row, shortDigest(digest))) await begin(row);
    }
  };
  let busy = Promise.resolve();
  return effect(() => {
    if (of.rows.value > 0) untracked(() => (busy = busy.then(restore)));
  });
}
