// Draws: a view is made anew from its state and then laid over what is there, so that the focus, open details and the
// scroll position stay where the person left them. Text only ever becomes text.

/** @typedef {Node | string | null | false | undefined} Child */

/**
 * Makes an element.
 * @param {string} name tag and classes: `p.quiet`
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] false, null: left out; true: empty
 * @param {...(Child | Child[])} children
 */
export function h(name, attributes = {}, ...children) {
	const [tag, ...classes] = name.split(".");
	const element = document.createElement(tag);
	if (tag === "button") element.setAttribute("type", "button");
	if (classes.length > 0) element.className = classes.join(" ");
	for (const [key, value] of Object.entries(attributes)) {
		if (value === false || value === null || value === undefined) continue;
		element.setAttribute(key, value === true ? "" : String(value));
	}
	for (const child of children.flat()) if (child) element.append(child);
	return element;
}

/**
 * Makes the children of `shown` what `wanted` has. Elements with the same `data-key` are the same to the person.
 * @param {Element} shown
 * @param {Element} wanted
 */
export function lay(shown, wanted) {
	const keyed = new Map([...shown.children].filter(keyOf).map((each) => [keyOf(each), each]));
	let place = shown.firstChild;
	for (const next of [...wanted.childNodes]) {
		const kept = keyOf(next) ? keyed.get(keyOf(next)) : sameKind(place, next) ? place : null;
		if (!kept || !sameKind(kept, next)) {
			shown.insertBefore(next, place);
			continue;
		}
		if (kept === place) place = place.nextSibling;
		else shown.insertBefore(kept, place);
		update(kept, next);
	}
	while (place) {
		const rest = place.nextSibling;
		place.remove();
		place = rest;
	}
}

/** @param {Node} kept @param {Node} next */
function update(kept, next) {
	if (!(kept instanceof Element) || !(next instanceof Element)) {
		if (kept.nodeValue !== next.nodeValue) kept.nodeValue = next.nodeValue;
		return;
	}
	const chosen = isChosen(kept) ? ["open", CHOSEN] : [CHOSEN];
	for (const { name } of [...kept.attributes]) {
		if (!next.hasAttribute(name) && !chosen.includes(name)) kept.removeAttribute(name);
	}
	for (const { name, value } of next.attributes) {
		if (!chosen.includes(name) && kept.getAttribute(name) !== value) kept.setAttribute(name, value);
	}
	lay(kept, next);
}

const CHOSEN = "data-chosen";

// Whether details are open is the person's choice once they made one, or while they are in there.
document.addEventListener("click", (event) => {
	const summary = /** @type {Element} */ (event.target).closest("summary");
	summary?.parentElement?.setAttribute(CHOSEN, "");
});

/** @param {Element} element */
const isChosen = (element) => element.hasAttribute(CHOSEN) || element.contains(document.activeElement);

/** @param {Node} node */
const keyOf = (node) => (node instanceof HTMLElement ? node.dataset.key ?? null : null);

/** @param {Node | null} one @param {Node} other */
const sameKind = (one, other) =>
	one !== null && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
