"use strict";

// Lays elements out as a view says, for the extension's pages and, in LinkedIn's page, for the card. A view is made anew from
// its state and laid over what is there, so that the focus, open details and the scroll position stay where the person left
// them. Text only ever becomes text.
{
	const CHOSEN = "data-chosen";

	/** @param {OwnWords.Shown} shown @returns {Node} */
	function build(shown) {
		if (typeof shown === "string") return document.createTextNode(shown);
		const element = document.createElement(shown.tag);
		for (const [name, value] of Object.entries(shown.attributes)) element.setAttribute(name, value);
		element.append(...shown.children.map(build));
		return element;
	}

	/**
	 * Makes the children of `element` what `wanted` has. Elements with the same `data-key` are the same to the person.
	 * @param {Element | ShadowRoot} element @param {OwnWords.Tree} wanted
	 */
	const lay = (element, wanted) => layNodes(element, wanted.children.map(build));

	/** @param {Element | ShadowRoot} shown @param {Node[]} wanted */
	function layNodes(shown, wanted) {
		const keyed = new Map([...shown.children].filter(keyOf).map((each) => [keyOf(each), each]));
		let place = shown.firstChild;
		for (const next of wanted) {
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
		layNodes(kept, [...next.childNodes]);
	}

	/** Whether details are open is the person's choice once they made one. @param {Document | ShadowRoot} root */
	function begin(root) {
		root.addEventListener("click", (event) => {
			const summary = /** @type {Element} */ (event.target).closest("summary");
			summary?.parentElement?.setAttribute(CHOSEN, "");
		});
	}

	/** They made one, or are in there. @param {Element} element */
	function isChosen(element) {
		const { activeElement } = /** @type {Document | ShadowRoot} */ (element.getRootNode());
		return element.hasAttribute(CHOSEN) || element.contains(activeElement);
	}

	/** @param {Node} node */
	const keyOf = (node) => (node instanceof HTMLElement ? (node.dataset.key ?? null) : null);

	/** @param {Node | null} one @param {Node} other */
	const sameKind = (one, other) => one !== null && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

	/** Returns what a button that was clicked stands for, or null. @param {EventTarget | null} target */
	function clicked(target) {
		const button = target instanceof Element ? target.closest("button[data-do]") : null;
		if (!(button instanceof HTMLElement)) return null;
		const idea = /** @type {HTMLElement | null} */ (button.closest("[data-idea]"))?.dataset.idea ?? "";
		return /** @type {Panel.Clicked} */ ({ ...button.dataset, idea });
	}

	globalThis.ownWords ??= /** @type {any} */ ({ sites: [] });
	ownWords.lay = { lay, begin, clicked };
}
