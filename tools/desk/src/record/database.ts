// The browser's database (IndexedDB) of what is kept: one store, whose entries each have a `key`.

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error ?? new Error("storage"));
  });
}

let opening: Promise<IDBDatabase> | undefined;
function database(): Promise<IDBDatabase> {
  if (opening !== undefined) return opening;
  const request = indexedDB.open("chapeau", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("drafts", { keyPath: "key" });
  return (opening = done(request));
}

/// Within one transaction, which ends once nothing more is asked of it.
export async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await database()).transaction("drafts", mode, { durability: "strict" }).objectStore("drafts");
}

/// All entries, of whatever shape.
export async function everything(from: IDBObjectStore): Promise<unknown[]> {
  return (await done(from.getAll())) as unknown[];
}
