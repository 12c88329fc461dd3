import { mount } from "./host.js";

mount((place, draft) => {
  place.contentEditable = "true";
  for (const line of draft.split("\n")) {
    const block = place.appendChild(document.createElement("div"));
    block.append(line || document.createElement("br"));
  }
  return { text: () => place.innerText, onChange: (act) => place.addEventListener("input", act) };
});
