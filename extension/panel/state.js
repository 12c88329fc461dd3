// The panel's state, and drawing it: whatever changes it draws anew.
import { h, lay } from "../common/dom.js";
import { steadily } from "./steady.js";
import { view } from "./view.js";

/** @type {Panel.State} */
export const state = {
	screen: "starting",
	address: "",
	reachable: true,
	granted: { draft_reading: false, history: false, history_text: false },
	declined: [],
	draft: null,
	review: null,
	reviewed: "",
	day: null,
	asksHistory: false,
};

/** Items used in each draft, by the draft's id. @type {Map<string, Set<string>>} */
const used = new Map();

/** Returns the items used in the draft that is open, or before there is one. */
export const usedItems = () => [...(used.get(state.draft?.id ?? "") ?? [])];

/** @param {string} item */
export function use(item) {
	const key = state.draft?.id ?? "";
	used.set(key, (used.get(key) ?? new Set()).add(item));
}

/** Takes what was used before a draft was open into the draft, and returns a finished draft's items. @param {string} id */
export function settleUsed(id) {
	const items = new Set([...(used.get("") ?? []), ...(used.get(id) ?? [])]);
	used.delete("");
	used.set(id, items);
	return items;
}

/** @param {Partial<Panel.State>} change */
export function set(change) {
	Object.assign(state, change);
	draw();
}

/** Draws what is there anew. */
export function draw() {
	document.body.dataset.screen = state.screen;
	steadily(() => lay(/** @type {Element} */ (document.getElementById("view")), view(state)));
}

/** Says something in one calm line, which screen readers read too; with a button when it can be undone. */
let clearing = 0;
const STAYS = 8_000; // ms

/** @param {string} text @param {{label: string, act: () => void}} [undo] */
export function tell(text, undo) {
	const line = /** @type {HTMLElement} */ (document.getElementById("status"));
	line.textContent = text;
	if (undo) {
		const button = h("button.plain", {}, undo.label);
		button.addEventListener("click", undo.act, { once: true });
		line.append(" ", button);
	}
	clearTimeout(clearing);
	clearing = setTimeout(() => line.replaceChildren(), STAYS);
}
