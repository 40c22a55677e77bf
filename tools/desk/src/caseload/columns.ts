// What the page keeps of many rows: numbers in arrays that grow, and texts joined to a few long ones.
import type { Texts } from "./messages";

export class Growing<T extends Int32Array | Float64Array | Uint8Array> {
  size = 0;
  constructor(public items: T) {}

  add(more: T): void {
    this.reach(this.size + more.length);
    this.items.set(more, this.size);
    this.size += more.length;
  }
  /// Room for so many.
  reach(wanted: number): void {
    if (wanted <= this.items.length) return;
    const larger = new (this.items.constructor as new (size: number) => T)(Math.max(2 * this.items.length, wanted));
    larger.set(this.items.subarray(0, this.size));
    this.items = larger;
  }
  at(row: number): number {
    return this.items[row] ?? 0;
  }
}
export const growing = {
  bytes: () => new Growing<Uint8Array>(new Uint8Array(1024)),
  integers: () => new Growing<Int32Array>(new Int32Array(1024)),
  numbers: () => new Growing<Float64Array>(new Float64Array(1024)),
};

const utf8 = new TextDecoder();

/// The texts of all parts, as bytes: a string of each would take several times their room.
export class Pages {
  private readonly pages: (Texts & { first: number })[] = [];
  size = 0;

  add(texts: Texts): void {
    this.pages.push({ ...texts, first: this.size });
    this.size += texts.starts.length - 1;
  }
  /// Without the zero byte at the end.
  at(row: number): string {
    let low = 0;
    let high = this.pages.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.pages[middle]?.first ?? 0) <= row) low = middle;
      else high = middle;
    }
    const page = this.pages[low];
    return page === undefined ? "" : utf8.decode(page.bytes.subarray(page.starts[row - page.first], (page.starts[row - page.first + 1] ?? 1) - 1));
  }
  /// Marks the rows from `from` on whose text has the word.
  find(word: string, from: number, mark: (row: number) => void): void {
    const search = new Search(new TextEncoder().encode(word));
    for (const { bytes, starts, first } of this.pages) {
      const rows = starts.length - 1;
      let row = Math.max(0, from - first);
      if (row >= rows) continue;
      for (let place = search.next(bytes, starts[row] ?? 0); place >= 0; place = search.next(bytes, starts[row] ?? 0)) {
        while ((starts[row + 1] ?? Infinity) <= place) ++row;
        mark(first + row);
        if (++row >= rows) break;
      }
    }
  }
}

/// Looks at the byte under the word's last, and goes on by as much as that allows (Horspool).
class Search {
  private readonly skip: Uint32Array;

  constructor(private readonly word: Uint8Array) {
    const last = word.length - 1;
    this.skip = new Uint32Array(256).fill(word.length);
    for (let i = 0; i < last; ++i) this.skip[word[i] ?? 0] = last - i;
  }
  next(bytes: Uint8Array, from: number): number {
    const { word, skip } = this;
    const last = word.length - 1;
    for (let end = from + last; end < bytes.length; end += skip[bytes[end]!]!) {
      let i = last;
      while (i >= 0 && bytes[end - last + i] === word[i]) --i;
      if (i < 0) return end - last;
    }
    return -1;
  }
}
