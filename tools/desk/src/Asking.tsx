// A question that must be answered before anything goes on. Escape is the first choice, which leaves all as it is.
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Question {
  title: string;
  text: string;
  choices: { key: string; label: string; primary?: boolean }[];
}
const asked = signal<(Question & { answer: (key: string) => void }) | undefined>(undefined);

/// The key of what is chosen, `stay` where nothing is.
export function ask(question: Question): Promise<string> {
  asked.value?.answer("stay");
  return new Promise((answer) => {
    asked.value = {
      ...question,
      answer: (key) => {
        asked.value = undefined;
        answer(key);
      },
    };
  });
}

export function Asking() {
  const question = asked.value;
  const box = useRef<HTMLDialogElement>(null);
  const before = useRef<Element | null>(null);
  // Shown with what puts it into the page: a key that comes at once finds it open.
  useLayoutEffect(() => {
    if (question === undefined) return;
    before.current = document.activeElement;
    box.current?.showModal();
    return () => before.current instanceof HTMLElement && before.current.focus({ preventScroll: true });
  }, [question]);
  if (question === undefined) return null;
  return (
    <dialog
      ref={box}
      class="asking"
      aria-labelledby="asking-title"
      aria-describedby="asking-text"
      onCancel={(event) => {
        event.preventDefault();
        question.answer("stay");
      }}
    >
      <h2 id="asking-title">{question.title}</h2>
      <p id="asking-text" dir="auto">
        {question.text}
      </p>
      <div class="row">
        {question.choices.map(({ key, label, primary }) => (
          <button key={key} type="button" class={primary ? "primary" : ""} autofocus={primary ?? false} data-choice={key} onClick={() => question.answer(key)}>
            {label}
          </button>
        ))}
      </div>
    </dialog>
  );
}
