import { ContentState, Editor, EditorState } from "draft-js";
import { createElement as h, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { mount } from "./host.js";

mount((place, draft) => {
  let state = EditorState.createWithContent(ContentState.createFromText(draft));
  let changed = () => {};
  function Composer() {
    const [editorState, setState] = useState(state);
    const onChange = (next) => (setState((state = next)), changed());
    return h(Editor, { editorState, onChange, stripPastedStyles: true });
  }
  flushSync(() => createRoot(place).render(h(Composer)));
  const text = () => state.getCurrentContent().getPlainText("\n");
  return { text, onChange: (act) => (changed = act) };
});
