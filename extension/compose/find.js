"use strict";

// Finds the post composer from the element that has the focus, through open shadow roots. It looks at structure only
// and never at what is written: it works, and reads nothing, while the panel is closed.
{
  const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"]';

  /**
   * Returns where this page is in the registry of sites, or null where it is not.
   * @param {Location} place
   * @returns {OwnWords.Site | null}
   */
  function siteOf(place) {
    const origin = `${place.protocol}//${place.hostname}`; // without the port: the companion's can be changed
    return globalThis.ownWords.sites.find((site) => site.origins.includes(origin)) ?? null;
  }

  /**
   * Returns the composer that holds `node`, or null when it is in no composer of this site.
   * @param {EventTarget | null | undefined} node
   * @param {OwnWords.Site} site
   * @returns {OwnWords.Composer | null}
   */
  function composerAt(node, site) {
    const editor = editingHost(node);
    if (!editor || !isSeen(editor)) return null;
    const around = [...outwards(editor)];
    if (around.some((each) => each.matches(site.never))) return null;
    const dialog = around.find((each) => each.matches(DIALOG));
    const certain = around.find((each) => each.matches(site.certain));
    if (certain) return { editor, frame: dialog ?? largestCertain(around, site), site };
    if (site.composerPages.test(location.pathname)) return { editor, frame: dialog ?? document.body, site };
    return dialog && looksLikeComposer(editor, dialog, site) ? { editor, frame: dialog, site } : null;
  }

  /** @param {HTMLElement} editor @param {Element} dialog @param {OwnWords.Site} site */
  function looksLikeComposer(editor, dialog, site) {
    if (dialog.querySelector(site.certain)) return true;
    const labels = ["aria-label", "aria-placeholder", "data-placeholder"].map((name) => editor.getAttribute(name) ?? "");
    return (
      site.feedPages.test(location.pathname) &&
      !labels.some((label) => site.otherLabels.test(label)) &&
      publishButton({ editor, frame: dialog, site }) !== null
    );
  }

  /** @param {Element[]} around @param {OwnWords.Site} site */
  function largestCertain(around, site) {
    const found = around.filter((each) => each.matches(site.certain)).at(-1);
    // The editor itself can be the only certain thing; its publish button is somewhere around it.
    return found && !found.hasAttribute("contenteditable") ? found : document.body;
  }

  /**
   * Returns the button that publishes, looked up anew each time: LinkedIn replaces it when it becomes enabled.
   * @param {OwnWords.Composer} composer
   * @returns {Element | null}
   */
  function publishButton({ editor, frame, site }) {
    const root = editor.getRootNode();
    const trees = root instanceof ShadowRoot && !root.contains(frame) ? [root, frame] : [frame];
    const named = trees.map((tree) => tree.querySelector(site.publish)).find(Boolean);
    if (named) return named;
    // Where the whole page is the composer, the buttons nearest to the editor are its own.
    if (frame === document.body) return nearestButtons(editor).at(-1) ?? null;
    return trees.flatMap((tree) => textButtons(tree, editor)).at(-1) ?? null;
  }

  /** @param {Element} editor */
  function nearestButtons(editor) {
    for (const around of outwards(editor)) {
      const found = textButtons(around, editor);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** @param {ParentNode} tree @param {Element} editor */
  function textButtons(tree, editor) {
    const buttons = [...tree.querySelectorAll('button, [role="button"]')];
    return buttons.filter((button) => !editor.contains(button) && isTextButton(button));
  }

  /**
   * Tells whether a person sees this: editors keep helpers of no size, or far outside the page, that take the focus.
   * @param {Element} element
   */
  function isSeen(element) {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    return width > 4 && height > 4 && right + scrollX > 0 && bottom + scrollY > 0;
  }

  /** @param {Element} button */
  function isTextButton(button) {
    return (
      Boolean(button.textContent?.trim()) && !button.querySelector("svg, img") && button.getClientRects().length > 0
    );
  }

  /**
   * Returns the outermost editable element around `node`, in its own tree.
   * @param {EventTarget | null | undefined} node
   * @returns {HTMLElement | null}
   */
  function editingHost(node) {
    if (!(node instanceof HTMLElement) || !node.isContentEditable) return null;
    let host = node;
    while (host.parentElement?.isContentEditable) host = host.parentElement;
    return host;
  }

  /**
   * Yields `element` and everything around it, out of shadow roots too.
   * @param {Element} element
   * @returns {Generator<Element>}
   */
  function* outwards(element) {
    /** @type {Element | null} */
    let each = element;
    while (each) {
      yield each;
      const root = each.getRootNode();
      each = each.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
  }

  /** Returns the element that has the focus, inside open shadow roots too. */
  function deepActiveElement() {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  }

  globalThis.ownWords.find = { siteOf, composerAt, publishButton, deepActiveElement };
}
