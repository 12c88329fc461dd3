// Fills the preview with the panel's own code, in the words of the extension's strings.
const frame = document.querySelector("main");

/** What the extension's API gives the panel: the language, here of whoever sits at the desk. */
globalThis.chrome = { i18n: { getMessage: () => document.documentElement.lang } };
const { h, lay } = await import("/preview/extension/common/dom.js");
const { ideas } = await import("/preview/extension/panel/ideas.js");

/** @param {object} suggestion */
function show(suggestion) {
  lay(frame, h("main", {}, ideas({ suggestions: [suggestion] }, true)));
  for (const control of frame.querySelectorAll("button")) control.disabled = true; // a picture of it, not the panel
}

const form = parent.document.querySelector("form[data-preview]");
async function refresh() {
  const reply = await fetch("/preview/draft", { method: "POST", body: new FormData(form) });
  if (reply.ok) show(await reply.json());
}
let waiting = 0;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 250);
});
await refresh();
