"use strict";

// Reads a draft as the lines a person sees, and ties each position in that text to its place in the page. One block is
// one line, an empty block an empty line: innerText would double the line breaks of editors that wrap lines in <p>.
{
	const INVISIBLE = /[\u200b\u2060\ufeff]/; // editors park the caret in these; nobody typed them
	const KEEPS_SPACES = /^(pre|break-spaces)/;

	/** Reads the draft in `editor`. @param {Element} editor */
	function readDraft(editor) {
		/** @type {OwnWords.Reading} */
		const reading = { text: "", pieces: [] };
		if (editor instanceof HTMLTextAreaElement) return { ...reading, text: editor.value };
		readBlock(editor, { reading, lines: 0 });
		return reading;
	}

	/** @typedef {{reading: OwnWords.Reading, lines: number}} Writer */

	/** @param {Element} block @param {Writer} writer */
	function readBlock(block, writer) {
		/** @type {Node[]} */
		let line = [];
		for (const child of block.childNodes) {
			if (!isShown(child)) continue;
			if (isBlock(child)) {
				readLine(line, writer);
				line = [];
				readBlock(/** @type {Element} */ (child), writer);
			} else line.push(child);
		}
		readLine(line, writer);
	}

	/** @param {Node[]} nodes @param {Writer} writer */
	function readLine(nodes, writer) {
		if (!nodes.some((node) => node instanceof Element || hasInk(node))) return;
		const { reading } = writer;
		if (writer.lines > 0) reading.text += "\n";
		writer.lines += 1;
		for (const node of nodes) readInline(node, reading);
		// The last line break of a block makes room for the caret and shows no line of its own.
		const last = reading.pieces.findLast((piece) => piece.end > piece.start);
		if (last?.end !== reading.text.length || !reading.text.endsWith("\n")) return;
		reading.text = reading.text.slice(0, -1);
		last.end -= 1;
	}

	/** @param {Node} node @param {OwnWords.Reading} reading */
	function readInline(node, reading) {
		if (node instanceof Text) readText(node, reading);
		else if (node instanceof HTMLBRElement) addPiece(reading, node, "\n", [0]);
		else if (isShown(node)) for (const child of node.childNodes) readInline(child, reading);
	}

	/** @param {Text} node @param {OwnWords.Reading} reading */
	function readText(node, reading) {
		const keeps = keepsSpaces(node);
		let text = "";
		const places = [];
		for (let index = 0; index < node.data.length; index += 1) {
			let character = node.data[index];
			if (INVISIBLE.test(character)) continue;
			if (!keeps && /[ \t\r\n]/.test(character)) {
				const previous = node.data[places.at(-1) ?? -1] ?? reading.text.at(-1) ?? "\n";
				if (/[ \t\r\n]/.test(previous)) continue;
				character = " ";
			}
			text += character === "\u00a0" ? " " : character;
			places.push(index);
		}
		addPiece(reading, node, text, places);
	}

	/** @param {OwnWords.Reading} reading @param {Node} node @param {string} text @param {number[]} places */
	function addPiece(reading, node, text, places) {
		reading.pieces.push({ node, start: reading.text.length, end: reading.text.length + text.length, places });
		reading.text += text;
	}

	/** @param {Node} node */
	function hasInk(node) {
		if (!(node instanceof Text)) return false;
		return /[^ \t\r\n\u200b\u2060\ufeff]/.test(node.data) || (keepsSpaces(node) && node.data.includes(" "));
	}

	/** @param {Text} node */
	function keepsSpaces(node) {
		return KEEPS_SPACES.test(style(node.parentElement)?.whiteSpace ?? "");
	}

	/** @param {Node} node */
	function isShown(node) {
		if (node instanceof Text) return true;
		if (!(node instanceof Element)) return false;
		// A placeholder or a widget's label is the page's text, not the person's.
		return node.getAttribute("aria-hidden") !== "true" && !node.hasAttribute("data-slate-placeholder") &&
			style(node)?.display !== "none";
	}

	/** @param {Node} node */
	function isBlock(node) {
		if (!(node instanceof Element) || node instanceof HTMLBRElement) return false;
		return !/^(inline|contents|ruby)/.test(style(node)?.display ?? "inline");
	}

	/** @param {Element | null} element */
	function style(element) {
		return element && getComputedStyle(element);
	}

	/**
	 * Returns the place in the page of a position in the text. At a border between two pieces the earlier one counts, so
	 * that text goes on where it stopped.
	 * @param {OwnWords.Reading} reading
	 * @param {number} position in UTF-16 code units
	 */
	function placeAt(reading, position) {
		const before = reading.pieces.find((piece) => piece.node instanceof Text && piece.start < position && position <= piece.end);
		if (before) return { node: before.node, offset: before.places[position - before.start - 1] + 1 };
		const after = reading.pieces.find((piece) => piece.start === position);
		if (!after) return null;
		if (after.node instanceof Text) return { node: after.node, offset: after.places[0] ?? 0 };
		return { node: /** @type {Node} */ (after.node.parentNode), offset: childIndex(after.node) };
	}

	/**
	 * Returns the position in the text of a place in the page.
	 * @param {OwnWords.Reading} reading
	 * @param {OwnWords.Place} place
	 * @returns {number} in UTF-16 code units
	 */
	function positionOf(reading, place) {
		const mark = document.createRange();
		mark.setStart(place.node, place.offset);
		let position = 0;
		for (const piece of reading.pieces) {
			if (piece.node === place.node) return piece.start + piece.places.filter((index) => index < place.offset).length;
			if (mark.comparePoint(piece.node, 0) >= 0) return place.node.contains(piece.node) ? piece.start : position;
			position = piece.end;
		}
		return position;
	}

	/** @param {Node} node */
	function childIndex(node) {
		return [.../** @type {Node} */ (node.parentNode).childNodes].indexOf(/** @type {ChildNode} */ (node));
	}

	ownWords.read = { readDraft, placeAt, positionOf };
}
