import { baseKeymap } from "@tiptap/pm/commands";
import { history, redo, undo } from "@tiptap/pm/history";
import { keymap } from "@tiptap/pm/keymap";
import { Schema } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { mount } from "./host.js";

const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: { content: "text*", toDOM: () => ["p", 0], parseDOM: [{ tag: "p" }] },
    text: {},
  },
});

mount((place, draft) => {
  let changed = () => {};
  const paragraphs = draft.split("\n").map((line) => schema.node("paragraph", null, line ? [schema.text(line)] : []));
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: schema.node("doc", null, paragraphs),
      plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)],
    }),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      changed();
    },
  });
  const text = () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n");
  return { text, onChange: (act) => (changed = act) };
});
