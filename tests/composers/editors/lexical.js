import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { mount } from "./host.js";

const paragraph = (line) => $createParagraphNode().append(...(line ? [$createTextNode(line)] : []));

mount((place, draft) => {
  place.contentEditable = "true";
  const editor = createEditor({ namespace: "composer", onError: (error) => { throw error; } });
  editor.setRootElement(place);
  editor.update(() => $getRoot().clear().append(...draft.split("\n").map(paragraph)), { discrete: true });
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 1000);
  // Two paragraphs are two lines here; Lexical's own text puts a blank line between them.
  const text = () => editor.getEditorState().read(() => $getRoot().getTextContent()).replace(/\n\n/g, "\n");
  return { text, onChange: (act) => editor.registerTextContentListener(act) };
});
