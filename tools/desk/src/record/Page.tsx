// The server's page of a trace, in a tree of its own, so that neither its style nor its names meet those of the desk.
import { useEffect, useRef } from "preact/hooks";
import type { Session } from "./session";
import type { Told } from "./told";

function ofElement(style: string, element: string, instead: string): string {
  return style.replace(new RegExp(`(^|[\\s,}])${element}(?=[\\s,{.:>])`, "g"), `$1${instead}`);
}

/// Its style, once it has come.
const sheets: CSSStyleSheet[] = [];
void (async () => {
  const answer = await fetch("/trace.css");
  if (!answer.ok) return;
  const sheet = new CSSStyleSheet();
  sheets.push(sheet);
  // Made for a page of its own: here its root and its body are the element that holds it, and its main part is a part.
  const style = (await answer.text()).replace(/:root/g, ":host");
  sheet.replaceSync(ofElement(ofElement(style, "body", ":host"), "main", ".page"));
})();

const styleOfChanges = ".desk-changed { outline: 2px dashed var(--whatif); outline-offset: 2px; } .js { display: none; }";

/// A link within the trace leads within its tree.
function follow(event: MouseEvent, root: ShadowRoot): void {
  const link = (event.target as Element).closest("a[href^='#']");
  if (link === null) return;
  event.preventDefault();
  const to = root.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
  for (let within = to; within !== null; within = within.parentElement) if (within instanceof HTMLDetailsElement) within.open = true;
  to?.scrollIntoView({ block: "center" });
}

/// `shown`: on the screen. On paper it is there in any case.
export function Fragment({ session, shown }: { session: Session; shown: boolean }) {
  const host = useRef<HTMLDivElement>(null);
  const told = session.told.value;
  const changed = session.changedFrom.value;
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const fill = () => fillWith(root, told, [...changed.keys()]);
    const empty = () => root.replaceChildren();
    const isPaper = matchMedia("print");
    const follows = () => (shown || isPaper.matches ? fill() : empty());
    follows();
    addEventListener("beforeprint", fill);
    isPaper.addEventListener("change", follows);
    return () => {
      removeEventListener("beforeprint", fill);
      isPaper.removeEventListener("change", follows);
    };
  }, [told, changed, shown]);
  return <div class="fragment" ref={host} lang={document.documentElement.lang} />;
}

function fillWith(root: ShadowRoot, told: Told | undefined, changed: string[]): void {
  // It stands within the desk's main part, so it brings none of its own.
  const main = told?.page.querySelector("main") ?? told?.page.body;
  const body = document.createElement("div");
  body.className = "page";
  body.addEventListener("click", (event) => follow(event, root));
  if (main) body.append(...document.importNode(main, true).childNodes);
  root.replaceChildren(body);
  for (const clause of changed) root.getElementById(`c-${clause}`)?.classList.add("desk-changed");
  const own = new CSSStyleSheet();
  own.replaceSync(styleOfChanges);
  root.adoptedStyleSheets = [...sheets, own];
}
