import { mount } from "./host.js";

// The version is the one whose script the page loads: 1.3 or 2.
mount((place, draft) => {
  const quill = new Quill(place, {});
  quill.setText(draft);
  quill.history.clear();
  return { text: () => quill.getText().replace(/\n$/, ""), onChange: (act) => quill.on("text-change", act) };
});
