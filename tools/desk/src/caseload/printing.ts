// Whether the page is being printed: then all that goes on paper is put into it, and taken out again afterwards. A browser
// takes the page as it is once `beforeprint` was heard, so what follows from it is drawn at once.
import { signal } from "@preact/signals";
import { options } from "preact";
import { useEffect } from "preact/hooks";

const printing = signal(false);

function set(value: boolean): void {
  const later = options.debounceRendering;
  options.debounceRendering = (draw) => draw();
  printing.value = value;
  if (later === undefined) delete options.debounceRendering;
  else options.debounceRendering = later;
}

export function usePrinting(): boolean {
  useEffect(() => {
    const before = () => set(true);
    const after = () => set(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
      set(false);
    };
  }, []);
  return printing.value;
}
