"use strict";

// Puts text into a draft as if it was typed or pasted: the editor's own undo takes it back. What is written into the page's
// elements directly would be reverted, so the editor gets an event that it knows, and the draft is read back to see what came
// of it. A second way is tried only where the first one left the draft as it was.
{
	const ENOUGH = 20; // characters that stand as they did around a place
	const PATIENCE = 1000; // ms; Quill and ProseMirror take a change a moment after it was made
	const SELECTION_SEEN = 150; // ms; Slate looks where the caret is once in a hundred
	// These keep lines, and an undo step of its own, only for what is pasted; the others only for what is typed.
	const PASTED = "[data-lexical-editor], [data-slate-editor], .public-DraftEditor-content, .ck-editor__editable";
	const { readDraft, placeAt, positionOf } = ownWords.read;

	/**
	 * Inserts `text` at the caret, with a space between it and a word it would stick to.
	 * @param {HTMLElement} editor
	 * @param {OwnWords.Place | null} caret where the caret was last seen in the editor
	 * @param {string} text
	 */
	async function insertText(editor, caret, text) {
		const reading = readDraft(editor);
		const position = caret && editor.contains(caret.node) ? positionIn(editor, reading, caret) : reading.text.length;
		return writeOver(editor, { start: position, end: position, text: spaced(reading.text, position, text) });
	}

	/**
	 * Puts `text` in the place of what is expected, found again if the person has typed on.
	 * @param {HTMLElement} editor
	 * @param {OwnWords.Spot & {text: string}} change
	 */
	async function replaceText(editor, { text, ...spot }) {
		const start = findAgain(readDraft(editor).text, spot);
		return start === null ? "gone" : writeOver(editor, { start, end: start + spot.expected.length, text });
	}

	/** Returns where a spot is now. Null when it was changed, or when two places could be meant. @param {string} now @param {OwnWords.Spot} spot */
	function findAgain(now, { before, expected, after }) {
		const then = before + expected + after;
		const grown = now.length - then.length;
		const isBehind = alike(then, 0, now, 0, 1) >= before.length + expected.length; // what changed is behind it
		const isAhead = alike(then, then.length - 1, now, now.length - 1, -1) >= expected.length + after.length;
		if (isBehind && isAhead) return grown === 0 ? before.length : null;
		if (isBehind || isAhead) return before.length + (isAhead ? grown : 0);
		return findAmong(now, { before, expected, after });
	}

	/**
	 * Returns the one place that has most of what stood around the spot; it takes a few words of it.
	 * @param {string} now
	 * @param {OwnWords.Spot} spot
	 */
	function findAmong(now, { before, expected, after }) {
		const places = [];
		for (let at = now.indexOf(expected); at >= 0; at = at < now.length ? now.indexOf(expected, at + 1) : -1) {
			const kept = alike(now, at - 1, before, before.length - 1, -1) + alike(now, at + expected.length, after, 0, 1);
			places.push({ at, kept });
		}
		const most = Math.max(ENOUGH, ...places.map(({ kept }) => kept));
		const best = places.filter(({ kept }) => kept === most);
		return best.length === 1 ? best[0].at : null;
	}

	/**
	 * Counts what two texts have in common from two positions on, forwards or backwards.
	 * @param {string} one @param {number} at @param {string} other @param {number} there @param {1 | -1} step
	 */
	function alike(one, at, other, there, step) {
		let count = 0;
		while (other[there + count * step] !== undefined && one[at + count * step] === other[there + count * step]) count++;
		return count;
	}

	/** @param {HTMLElement} editor @param {{start: number, end: number, text: string}} change */
	async function writeOver(editor, { start, end, text }) {
		// Draft.js asks the document for the selection, which ends at a shadow root: it would write somewhere else.
		if (editor.matches(".public-DraftEditor-content") && editor.getRootNode() instanceof ShadowRoot) return "refused";
		const before = readDraft(editor).text;
		const last = editor.matches("[data-slate-editor]") && start === end ? /[^\n]$/u.exec(before.slice(0, start))?.[0] : "";
		if (last) {
			// Slate makes one undo step of all that follows on; putting the character before the caret anew parts the two.
			start -= last.length;
			text = last + text;
		}
		const wanted = lines(before.slice(0, start) + text + before.slice(end));
		const pasted = editor.matches(PASTED);
		for (const write of pasted ? [paste, type] : [type, paste]) {
			editor.focus({ preventScroll: true });
			select(editor, readDraft(editor), start, end);
			if (pasted) await new Promise((resolve) => setTimeout(resolve, SELECTION_SEEN));
			const claimed = write(editor, text);
			if (await settles(editor, (now) => lines(now) === wanted)) return "written";
			// In another shape than it was meant: the person sees it and can undo it; once more would be twice.
			if (readDraft(editor).text !== before) return "changed";
			if (claimed) break;
		}
		return "refused";
	}

	/** @param {HTMLElement} editor @param {string} text @returns {boolean} whether the editor said that it took it */
	function type(editor, text) {
		document.execCommand(text === "" ? "delete" : "insertText", false, text);
		return false; // the browser says yes also when the editor said no
	}

	/** @param {HTMLElement} editor @param {string} text */
	function paste(editor, text) {
		if (text === "") return type(editor, text);
		const clipboardData = new DataTransfer();
		// For CKEditor a line break in what is pasted is one inside a paragraph, and a blank line is a new paragraph.
		clipboardData.setData("text/plain", editor.matches(".ck-editor__editable") ? text.replace(/\n/g, "\n\n") : text);
		const given = { clipboardData, bubbles: true, cancelable: true, composed: true };
		return !editor.dispatchEvent(new ClipboardEvent("paste", given));
	}

	/** @param {HTMLElement} editor @param {OwnWords.Reading} reading @param {number} start @param {number} end */
	function select(editor, reading, start, end) {
		if (editor instanceof HTMLTextAreaElement) return editor.setSelectionRange(start, end);
		const selection = /** @type {Selection} */ (getSelection());
		const [from, to] = [placeAt(reading, start), placeAt(reading, end)];
		if (from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
		else {
			selection.selectAllChildren(editor);
			selection.collapseToEnd();
		}
	}

	/** Returns where the caret is in `editor`, or null when it is elsewhere. @param {HTMLElement} editor */
	function caretIn(editor) {
		if (editor instanceof HTMLTextAreaElement) return { node: editor, offset: editor.selectionEnd };
		// Only Chromium has getSelection() on shadow roots; elsewhere the document's own reaches into open ones.
		const root = /** @type {ShadowRoot & {getSelection?: () => Selection | null}} */ (editor.getRootNode());
		const selection = root.getSelection?.() ?? getSelection();
		const node = selection?.focusNode;
		return node && editor.contains(node) ? { node, offset: selection.focusOffset } : null;
	}

	/** @param {HTMLElement} editor @param {OwnWords.Reading} reading @param {OwnWords.Place} caret */
	const positionIn = (editor, reading, caret) =>
		editor instanceof HTMLTextAreaElement ? caret.offset : positionOf(reading, caret);

	/**
	 * Returns `text` with a space where it would stick to a word before or after it.
	 * @param {string} draft
	 * @param {number} position
	 * @param {string} text
	 */
	function spaced(draft, position, text) {
		const before = /[^\s(\["'“„»]$/.test(draft.slice(0, position)) && /^\S/.test(text) ? " " : "";
		const after = /^[\p{L}\p{N}]/u.test(draft.slice(position)) && /\S$/.test(text) ? " " : "";
		return before + text + after;
	}

	/** Editors differ in the spaces they keep at the borders of lines. @param {string} text */
	const lines = (text) => text.replace(/[^\S\n]+/g, " ").replace(/ ?\n ?/g, "\n").trim();

	/** Waits until the draft fits, at most `PATIENCE`. @param {HTMLElement} editor @param {(text: string) => boolean} fits */
	function settles(editor, fits) {
		return new Promise((resolve) => {
			/** @param {boolean} answer */
			const finish = (answer) => {
				changes.disconnect();
				clearTimeout(timer);
				resolve(answer);
			};
			const look = () => fits(readDraft(editor).text) && finish(true);
			const changes = new MutationObserver(look);
			const timer = setTimeout(() => finish(fits(readDraft(editor).text)), PATIENCE);
			changes.observe(editor, { childList: true, characterData: true, subtree: true });
			look();
		});
	}

	ownWords.write = { insertText, replaceText, findAgain, caretIn };
}
