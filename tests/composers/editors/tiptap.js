import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { mount } from "./host.js";

const paragraph = (line) => ({ type: "paragraph", content: line ? [{ type: "text", text: line }] : [] });

mount((element, draft) => {
  const content = { type: "doc", content: draft.split("\n").map(paragraph) };
  const editor = new Editor({ element, extensions: [StarterKit], content });
  const text = () => editor.getText({ blockSeparator: "\n" });
  return { text, onChange: (act) => editor.on("update", act) };
});
