import { ClassicEditor } from "@ckeditor/ckeditor5-editor-classic";
import { Essentials } from "@ckeditor/ckeditor5-essentials";
import { Paragraph } from "@ckeditor/ckeditor5-paragraph";
import { mount } from "./host.js";

mount(async (place, draft) => {
  const source = place.appendChild(document.createElement("div"));
  const paragraphs = draft.split("\n").map((line) => `<p>${line}</p>`).join("");
  const editor = await ClassicEditor.create(source, { licenseKey: "GPL", plugins: [Essentials, Paragraph], initialData: paragraphs });
  const text = () => [...editor.model.document.getRoot().getChildren()].map(line).join("\n");
  return { text, onChange: (act) => editor.model.document.on("change:data", act) };
});

const line = (block) => [...block.getChildren()].map((child) => child.data ?? "\n").join("");
