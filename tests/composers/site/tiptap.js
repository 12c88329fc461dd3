// What the TipTap composer is made of, bundled when the tests run.
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";

globalThis.makeTiptap = (element, attributes, draft) =>
  new Editor({
    element,
    extensions: [StarterKit],
    content: { type: "doc", content: paragraphs(draft) },
    editorProps: { attributes },
  });

const paragraphs = (draft) =>
  draft.split("\n").map((line) => ({ type: "paragraph", content: line ? [{ type: "text", text: line }] : [] }));
