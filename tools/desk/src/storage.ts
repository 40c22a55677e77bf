// The small storages of a browser: of this tab, and of all tabs. A browser that blocks them, or has no room, keeps nothing;
// the page works without.

class Texts {
  constructor(private readonly of: () => Storage) {}

  read(name: string): string | undefined {
    return this.tried(() => this.of().getItem(name)) ?? undefined;
  }
  /// Whether it is kept.
  write(name: string, text: string): boolean {
    return this.tried(() => (this.of().setItem(name, text), true)) ?? false;
  }
  remove(name: string): void {
    this.tried(() => this.of().removeItem(name));
  }
  names(): string[] {
    return this.tried(() => Object.keys(this.of())) ?? [];
  }
  private tried<T>(what: () => T): T | undefined {
    try {
      return what();
    } catch {
      return undefined;
    }
  }
}

export const ofTab = new Texts(() => sessionStorage);
export const ofBrowser = new Texts(() => localStorage);
