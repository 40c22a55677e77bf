// Which columns of a caseload are shown. What is chosen is kept in the browser, by policy; whose row it is stays.
import { signal } from "@preact/signals";
import { ofBrowser } from "../storage";
import type { ColumnOf } from "./cells";
import { keyOf } from "./shown";

const storage = (policy: string) => `chapeau-columns ${policy}`;

function kept(policy: string): string[] {
  try {
    const keys: unknown = JSON.parse(ofBrowser.read(storage(policy)) ?? "[]");
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}

export class Chosen {
  /// Keys of the columns that are left out.
  readonly hidden;

  constructor(private readonly policy: string) {
    this.hidden = signal<readonly string[]>(kept(policy));
  }
  canHide({ column }: ColumnOf): boolean {
    return column.kind !== "id";
  }
  isShown(of: ColumnOf): boolean {
    return !this.canHide(of) || !this.hidden.value.includes(keyOf(of.column));
  }
  show(of: ColumnOf, isShown: boolean): void {
    const others = this.hidden.value.filter((key) => key !== keyOf(of.column));
    this.keep(isShown ? others : [...others, keyOf(of.column)]);
  }
  showAll(): void {
    this.keep([]);
  }
  private keep(hidden: readonly string[]): void {
    this.hidden.value = hidden;
    ofBrowser.write(storage(this.policy), JSON.stringify(hidden));
  }
}
