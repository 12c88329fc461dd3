// Puts one real editor where a site could have it, with a Post button that the editor's own model enables. Each editor's
// file hands over how it is made; `window.posted` tells what the model held when Post was clicked.

import { compose, SITES } from "./elsewhere.js";

const query = new URLSearchParams(location.search);
const home = query.get("home") ?? "light";

window.posted = [];

/** @typedef {{text: () => string, onChange: (act: () => void) => void, caretAtEnd?: () => boolean}} Made */

/** @param {(place: HTMLElement, draft: string) => Made | Promise<Made>} make */
export async function mount(make) {
  const site = SITES[location.hostname];
  if (site) return compose(site, make);
  if (home === "iframe") return frame();
  const [box, button] = composer();
  const place = HOMES[home](box);
  const { text, onChange, caretAtEnd } = await make(place, query.get("draft") ?? "");
  const renew = () => (button.disabled = text().trim() === "");
  button.addEventListener("click", () => window.posted.push(text()));
  onChange(renew);
  renew();
  window.modelText = text;
  window.caretAtEnd = caretAtEnd ?? (() => true);
  box.dataset.ready = "";
}

function composer() {
  const box = document.createElement(home === "shadow" ? "dialog" : "div");
  box.dataset.testModalId = "sharebox";
  const button = document.createElement("button");
  button.textContent = "Post";
  button.className = "share-actions__primary-action";
  box.append(button);
  document.body.append(box);
  if (home === "shadow") box.showModal();
  return [box, button];
}

const HOMES = {
  light: inside,
  /** In a native modal dialog: two open shadow roots, one in the other. */
  shadow: (box) => inside(rootIn(rootIn(box))),
  /** An empty frame that the page's own script fills; the button stays outside. */
  blank: (box) => {
    const frame = document.createElement("iframe");
    box.prepend(frame);
    return inside(frame.contentDocument.body);
  },
};

function inside(parent) {
  const place = document.createElement("div");
  place.style.cssText = "min-height: 4em; white-space: pre-wrap";
  parent.prepend(place);
  return place;
}

function rootIn(parent) {
  const host = document.createElement("div");
  parent.prepend(host);
  return host.attachShadow({ mode: "open" });
}

/** The same page again in a frame of the same origin. */
function frame() {
  const element = document.createElement("iframe");
  const inner = new URL(location.href);
  inner.searchParams.set("home", "light");
  element.src = inner.href;
  element.style.cssText = "width: 40em; height: 30em";
  document.body.append(element);
}
