"use strict";

// The card beside the composer, for whoever switched it on: an element of ours in LinkedIn's page, with a closed shadow root.
// It stands where there is nothing, moves nothing, and leaves the focus and the caret in the draft.
{
	const WIDTH = 320; // px
	const HEIGHTS = [640, 480, 320]; // px; the tallest that fits
	const GAP = 12; // px to the composer, and to the window's edge
	const STEP = 24; // px between the points that are looked at
	const THINGS = "img, svg, video, canvas, iframe, object, embed, a, button, input, textarea, select";
	const OURS = ["click", "mousedown", "pointerdown", "keydown", "keyup"];
	const { lay, begin, clicked } = ownWords.lay;
	const { outwards } = ownWords.find;

	/**
	 * Makes a card; nothing is in the page before `show`.
	 * @param {{act: (clicked: Panel.Clicked) => void, close: (crowded: boolean) => void, focusDraft: () => void}} told
	 */
	function makeCard({ act, close, focusDraft }) {
		const host = document.createElement("div");
		const root = host.attachShadow({ mode: "closed" });
		const card = document.createElement("section");
		const style = document.createElement("style");
		const stop = new AbortController();
		/** @type {OwnWords.Composer | null} */
		let beside = null;
		let due = 0;
		card.className = "card";
		card.ariaLabel = "Own Words";
		card.popover = "manual"; // above everything, and cut off by nothing
		root.append(card);
		begin(root);
		listen();

		function listen() {
			// Pressing a button of the card would take the focus, and with it the caret, out of the draft.
			root.addEventListener("mousedown", (event) => event.preventDefault());
			root.addEventListener("click", (event) => {
				const what = event.isTrusted ? clicked(event.target) : null;
				if (what?.do === "close") leave();
				else if (what) act(what);
			});
			root.addEventListener("keydown", (event) => {
				if (/** @type {KeyboardEvent} */ (event).key !== "Escape") return;
				event.preventDefault(); // LinkedIn's dialog stays open
				leave();
			});
			// A click outside a dialog closes some of them; this one is none of the page's.
			for (const kind of OURS) root.addEventListener(kind, (event) => event.stopPropagation());
			for (const kind of ["resize", "scroll"]) addEventListener(kind, placeSoon, { signal: stop.signal, capture: true, passive: true });
		}

		function leave() {
			close(false);
			focusDraft();
		}

		/** @param {OwnWords.Composer} composer */
		function show(composer) {
			beside = composer;
			const home = homeOf(composer);
			if (host.parentNode !== home) home.append(host);
			if (!card.matches(":popover-open")) card.showPopover();
			place();
		}

		function placeSoon() {
			due ||= requestAnimationFrame(() => {
				due = 0;
				place();
			});
		}

		function place() {
			const spot = beside && host.isConnected ? spotBeside(beside, host) : null;
			if (!spot) return close(true);
			const { left, top, height } = spot;
			Object.assign(card.style, { left: `${left}px`, top: `${top}px`, width: `${WIDTH}px`, maxHeight: `${height}px` });
		}

		/** @param {string} css */
		function look(css) {
			if (!style.isConnected) root.prepend(style);
			style.textContent = css;
		}

		/** @param {OwnWords.Tree} tree @param {string} language */
		function draw(tree, language) {
			card.lang = language;
			lay(card, tree);
		}

		function remove() {
			stop.abort();
			cancelAnimationFrame(due);
			host.remove();
		}

		return { host, show, look, draw, remove };
	}

	/** Outside a native modal dialog everything is inert. @param {OwnWords.Composer} composer */
	const homeOf = ({ editor }) => [...outwards(editor)].find((each) => each.ownerDocument === document && each.matches("dialog:modal")) ?? document.body;

	/**
	 * Returns a free place beside the composer, in px of the window, or null.
	 * @param {OwnWords.Composer} composer @param {Element} [own] what of ours may stand there
	 */
	function spotBeside({ editor, frame }, own) {
		const whole = frame.localName === "body" || frame.ownerDocument !== document ? editor : frame;
		const { left, right, top: above } = whole.getBoundingClientRect();
		const holders = new Set(outwards(editor));
		for (const height of HEIGHTS) {
			const top = Math.max(GAP, Math.min(above, innerHeight - GAP - height));
			for (const x of [right + GAP, left - GAP - WIDTH]) {
				const box = { left: x, top, right: x + WIDTH, bottom: top + height };
				const fits = box.left >= GAP && box.right <= document.documentElement.clientWidth - GAP && box.bottom <= innerHeight - GAP;
				if (fits && isFree(box, holders, own)) return { left: x, top, height };
			}
		}
		return null;
	}

	/** @param {{left: number, top: number, right: number, bottom: number}} box @param {Set<Element>} holders @param {Element} [own] */
	function isFree({ left, top, right, bottom }, holders, own) {
		for (let y = top; y <= bottom; y += STEP) {
			for (let x = left; x <= right; x += STEP) {
				const there = deepestAt(x, y);
				if (there && there !== own && !isBlank(there, holders.has(there))) return false;
			}
		}
		return true;
	}

	/** @param {number} x @param {number} y */
	function deepestAt(x, y) {
		let there = document.elementFromPoint(x, y);
		let deeper = there?.shadowRoot?.elementFromPoint(x, y);
		while (deeper && deeper !== there) {
			there = deeper;
			deeper = there.shadowRoot?.elementFromPoint(x, y);
		}
		return there;
	}

	/** What holds the composer is blank where nothing else of it was hit; anything else if it shows nothing. @param {Element} element @param {boolean} holds */
	function isBlank(element, holds) {
		if (element.matches(THINGS)) return false;
		if (holds) return ![...element.childNodes].some((node) => node instanceof Text && node.data.trim());
		return !element.textContent?.trim() && !element.querySelector(THINGS);
	}

	ownWords.card = { makeCard, spotBeside };
}
