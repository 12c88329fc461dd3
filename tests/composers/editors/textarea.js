import { createElement as h, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { mount } from "./host.js";

// Controlled by React, as Mastodon's is: what the page does not hear of is gone at the next rendering.
mount((place, draft) => {
  let text = draft;
  let changed = () => {};
  let clear;
  function Field() {
    const [value, setValue] = useState(draft);
    clear = () => setValue((text = ""));
    const onChange = (event) => (setValue((text = event.target.value)), changed());
    return h("textarea", { value, onChange, rows: 6 });
  }
  flushSync(() => createRoot(place).render(h(Field)));
  return { text: () => text, onChange: (act) => (changed = act), clear: () => clear() };
});
