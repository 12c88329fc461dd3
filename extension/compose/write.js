"use strict";

// Puts text into a draft as if it was typed: the editor's own undo takes it back. Writing into the page's elements
// directly would be reverted or ignored by the editor, so the browser's own editing command does it, and the draft is
// read back to see whether the editor took it.
{
  const ENOUGH = 20; // characters that stand as they did around a place
  const PATIENCE = 1000; // ms; Quill and ProseMirror take a change a moment after it was made
  const { readDraft, placeAt, positionOf } = globalThis.ownWords.read;

  /**
   * Inserts `text` at the caret, with a space between it and a word it would stick to.
   * @param {HTMLElement} editor
   * @param {OwnWords.Place | null} caret where the caret was last seen in the editor
   * @param {string} text
   * @returns {Promise<OwnWords.Outcome>}
   */
  async function insertText(editor, caret, text) {
    const reading = readDraft(editor);
    const position = caret && editor.contains(caret.node) ? positionOf(reading, caret) : reading.text.length;
    return writeOver(editor, reading, position, position, spaced(reading.text, position, text));
  }

  /**
   * Puts `text` in the place of what is expected, where the tip saw it: found again if the person has typed on.
   * @param {HTMLElement} editor
   * @param {OwnWords.Spot & {text: string}} change
   * @returns {Promise<OwnWords.Outcome>}
   */
  async function replaceText(editor, change) {
    const reading = readDraft(editor);
    const start = findAgain(reading.text, change);
    if (start === null) return "gone";
    return writeOver(editor, reading, start, start + change.expected.length, change.text);
  }

  /**
   * Returns where a spot is now. Null when it was changed, or when two places could be meant.
   * @param {string} now
   * @param {OwnWords.Spot} spot
   * @returns {number | null}
   */
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
   * Returns the one place that has more of what stood around the spot than any other; it takes a few words of it.
   * @param {string} now
   * @param {OwnWords.Spot} spot
   * @returns {number | null}
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
   * Returns how many characters two texts have in common, from two positions on, forwards or backwards.
   * @param {string} one @param {number} at @param {string} other @param {number} there @param {1 | -1} step
   */
  function alike(one, at, other, there, step) {
    let count = 0;
    while (other[there + count * step] !== undefined && one[at + count * step] === other[there + count * step]) count++;
    return count;
  }

  /**
   * @param {HTMLElement} editor
   * @param {OwnWords.Reading} reading
   * @param {number} start
   * @param {number} end
   * @param {string} text
   * @returns {Promise<OwnWords.Outcome>}
   */
  async function writeOver(editor, reading, start, end, text) {
    const wanted = reading.text.slice(0, start) + text + reading.text.slice(end);
    for (const write of [writeAtOnce, writeLineByLine]) {
      editor.focus({ preventScroll: true });
      select(editor, placeAt(reading, start), placeAt(reading, end));
      write(text);
      if (await settles(editor, (now) => sameText(now, wanted))) return "written";
      if (readDraft(editor).text !== reading.text) return "written"; // in another shape, which the person can see and undo
      reading = readDraft(editor); // nothing was taken; the page may have new elements for the same text
    }
    return "refused";
  }

  /** @param {string} text */
  function writeAtOnce(text) {
    document.execCommand(text === "" ? "delete" : "insertText", false, text);
  }

  /** @param {string} text */
  function writeLineByLine(text) {
    text.split("\n").forEach((line, index) => {
      if (index > 0) document.execCommand("insertParagraph");
      if (line) document.execCommand("insertText", false, line);
    });
  }

  /**
   * @param {HTMLElement} editor
   * @param {OwnWords.Place | null} start
   * @param {OwnWords.Place | null} end
   */
  function select(editor, start, end) {
    const selection = /** @type {Selection} */ (getSelection());
    if (start && end) selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    else {
      selection.selectAllChildren(editor);
      selection.collapseToEnd();
    }
  }

  /**
   * Returns where the caret is in `editor`, or null when it is elsewhere.
   * @param {HTMLElement} editor
   * @returns {OwnWords.Place | null}
   */
  function caretIn(editor) {
    // Only Chromium has getSelection() on shadow roots; elsewhere the document's own reaches into open ones.
    const root = /** @type {ShadowRoot & {getSelection?: () => Selection | null}} */ (editor.getRootNode());
    const selection = root.getSelection?.() ?? getSelection();
    const node = selection?.focusNode;
    return node && editor.contains(node) ? { node, offset: selection.focusOffset } : null;
  }

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

  /** @param {string} now @param {string} wanted */
  function sameText(now, wanted) {
    // Editors differ in the blank lines and spaces they add at borders.
    return now.replace(/\s+/g, " ").trim() === wanted.replace(/\s+/g, " ").trim();
  }

  /**
   * Waits until the draft fits, at most `PATIENCE`.
   * @param {HTMLElement} editor
   * @param {(text: string) => boolean} fits
   * @returns {Promise<boolean>}
   */
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

  globalThis.ownWords.write = { insertText, replaceText, findAgain, caretIn };
}
