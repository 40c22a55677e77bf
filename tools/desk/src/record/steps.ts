// What an officer does to a record step by step: each can be undone, and done again. All that is typed into one field is one
// step.
import { batch, computed, signal } from "@preact/signals";
import { noEdits, type Edits } from "./edits";

export class Steps {
  readonly now = signal<Edits>(noEdits);
  readonly canUndo = computed(() => this.done.value.length > 0);
  readonly canRedo = computed(() => this.undone.value.length > 0);
  private readonly done = signal<Edits[]>([]);
  private readonly undone = signal<Edits[]>([]);
  private typedInto: string | undefined;

  /// Begins anew from there, with no step to undo.
  begin(from: Edits): void {
    this.now.value = from;
    this.done.value = [];
    this.undone.value = [];
  }
  take(next: Edits): void {
    this.typedInto = undefined;
    if (JSON.stringify(next) === JSON.stringify(this.now.value)) return;
    batch(() => {
      this.done.value = [...this.done.value, this.now.value];
      this.undone.value = [];
      this.now.value = next;
    });
  }
  /// The same while it is typed into the field, until that is left.
  type(field: string, next: Edits, left: boolean): void {
    const steps = this.done.value;
    const goesOn = this.typedInto === field;
    if (goesOn) this.now.value = next;
    else this.take(next);
    this.typedInto = !left && (goesOn || this.done.value !== steps) ? field : undefined;
  }
  undo(): void {
    this.step(this.done, this.undone);
  }
  redo(): void {
    this.step(this.undone, this.done);
  }
  private step(from: typeof this.done, to: typeof this.done): void {
    this.typedInto = undefined;
    const next = from.value.at(-1);
    if (next === undefined) return;
    batch(() => {
      to.value = [...to.value, this.now.value];
      from.value = from.value.slice(0, -1);
      this.now.value = next;
    });
  }
  /// Changes all of them alike: it is no step of its own.
  amend(how: (edits: Edits) => Edits): void {
    batch(() => {
      this.now.value = how(this.now.value);
      this.done.value = this.done.value.map(how);
      this.undone.value = this.undone.value.map(how);
    });
  }
}
