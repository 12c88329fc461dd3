"use strict";

// One key a post: 1, 2 and 3 are the kinds, 4 goes on. They work while the post has the focus, which it is given:
// elsewhere on the page a key means what it always means.
{
  const sorting = document.querySelector("[data-sorting]");
  if (sorting) {
    sorting.querySelector("[data-keys]").hidden = false;
    sorting.focus();
    sorting.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      const chosen = sorting.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!chosen) return;
      event.preventDefault();
      chosen.click();
    });
  }
}
