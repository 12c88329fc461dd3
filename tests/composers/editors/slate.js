import { createElement as h, useMemo } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { createEditor, Editor, Node, Range } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { mount } from "./host.js";

mount((place, draft) => {
  const editor = withHistory(withReact(createEditor()));
  let changed = () => {};
  function Composer() {
    const initialValue = useMemo(() => draft.split("\n").map((text) => ({ type: "paragraph", children: [{ text }] })), []);
    return h(Slate, { editor, initialValue, onChange: () => changed() }, h(Editable, { placeholder: "What is on your mind?" }));
  }
  flushSync(() => createRoot(place).render(h(Composer)));
  const text = () => editor.children.map((each) => Node.string(each)).join("\n");
  const caretAtEnd = () =>
    editor.selection !== null && Range.isCollapsed(editor.selection) && Editor.isEnd(editor, editor.selection.focus, []);
  return { text, onChange: (act) => (changed = act), caretAtEnd };
});
