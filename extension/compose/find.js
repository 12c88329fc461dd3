"use strict";

// Finds the composer from the element that has the focus, through open shadow roots and frames of the same origin. It looks
// at structure only and never at what is written: it works, and reads nothing, while the panel is closed.
{
	const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"]';
	const BUTTON = 'button, [role="button"]';

	/** Returns the outermost window of this origin: a frame is where that is. */
	function outermost() {
		/** @type {Window} */
		let view = window;
		while (view.frameElement) view = view.parent;
		return view;
	}

	/**
	 * Returns where this page is in the registry of sites, or null where it is not, and in a frame that is none of its places.
	 * @returns {OwnWords.Site | null}
	 */
	function siteHere() {
		const { protocol, hostname } = outermost().location;
		const origin = `${protocol}//${hostname}`; // without the port: the companion's can be changed
		const site = ownWords.sites.find(({ origins }) => !origins || origins.includes(origin));
		return site && !(window.frameElement && site.neverFrames?.test(location.pathname)) ? site : null;
	}

	/**
	 * Returns the composer that holds `node`, or null when it is in no composer of this site.
	 * @param {EventTarget | null | undefined} node
	 * @param {OwnWords.Site} site
	 * @returns {OwnWords.Composer | null}
	 */
	function composerAt(node, site) {
		const editor = editingHost(node);
		const { pathname } = outermost().location;
		if (!editor || site.neverPages?.test(pathname)) return null;
		const around = [...outwards(editor)];
		/** @param {string | undefined} selector */
		const inside = (selector) => (selector ? around.findLast((each) => each.matches(selector)) : undefined);
		if (inside(site.never) || !around.every((each) => !each.matches("iframe") || isSeen(each)) || !isSeen(editor)) return null;
		const dialog = around.find((each) => each.matches(DIALOG));
		const body = /** @type {Element} */ (around.find((each) => each.localName === "body"));
		/** @param {OwnWords.Composer["place"]} place @param {Element} frame */
		const found = (place, frame) => ({ editor, frame, site, place });

		const comment = inside(site.comments);
		if (comment) return found("comment", comment);
		const certain = inside(site.certain);
		if (certain && !dialog && site.commentPages?.test(pathname)) return found("comment", body);
		// The editor itself can be the only certain thing.
		if (certain) return found("post", dialog ?? (certain.querySelector(BUTTON) ? certain : body));
		if (isField(editor)) return null;
		if (inside(site.articles)) return found("article", body);
		if (site.composerPages?.test(pathname)) return found("post", dialog ?? body);
		return dialog && looksLikeComposer(editor, dialog, site) ? found("post", dialog) : null;
	}

	/** @param {HTMLElement} editor @param {Element} dialog @param {OwnWords.Site} site */
	function looksLikeComposer(editor, dialog, site) {
		if (dialog.querySelector(site.certain)) return true;
		const labels = ["aria-label", "aria-placeholder", "data-placeholder"].map((name) => editor.getAttribute(name) ?? "");
		return (
			site.feedPages?.test(outermost().location.pathname) &&
			!labels.some((label) => site.otherLabels?.test(label)) &&
			publishButton({ editor, frame: dialog, site, place: "post" }) !== null
		);
	}

	/**
	 * Returns the button that publishes, looked up anew each time: LinkedIn replaces it when it becomes enabled.
	 * @param {OwnWords.Composer} composer
	 * @returns {Element | null}
	 */
	function publishButton({ editor, frame, site }) {
		// Where the whole page is the composer, the buttons nearest to the editor are its own.
		const trees = frame.localName === "body" ? outwards(editor) : [frame];
		for (const tree of trees) {
			const named = within(tree, site.publish);
			const texts = named.length > 0 ? named : within(tree, BUTTON).filter(isTextButton);
			const button = texts.findLast((each) => !editor.contains(each));
			if (button) return button;
		}
		return null;
	}

	/**
	 * Returns what matches inside `tree`, in its order, in open shadow roots and frames of the same origin too.
	 * @param {ParentNode} tree
	 * @param {string} selector
	 * @returns {Element[]}
	 */
	function within(tree, selector) {
		return [...tree.querySelectorAll("*")].flatMap((each) => {
			const deeper = each.shadowRoot ?? /** @type {HTMLIFrameElement} */ (each).contentDocument;
			return [...(each.matches(selector) ? [each] : []), ...(deeper ? within(deeper, selector) : [])];
		});
	}

	/** Tells whether a person sees this: editors keep helpers of no size, or far outside the page, that take the focus. @param {Element} element */
	function isSeen(element) {
		const { width, height, right, bottom } = element.getBoundingClientRect();
		return width > 4 && height > 4 && right + scrollX > 0 && bottom + scrollY > 0 && element.checkVisibility({ visibilityProperty: true });
	}

	/** @param {Element} button */
	function isTextButton(button) {
		return Boolean(button.textContent?.trim()) && !button.querySelector("svg, img") && button.getClientRects().length > 0;
	}

	/** @param {Node} node @returns {node is HTMLTextAreaElement} */
	const isField = (node) => node instanceof HTMLTextAreaElement;

	/**
	 * Returns the outermost editable element around `node`, in its own tree.
	 * @param {EventTarget | null | undefined} node
	 * @returns {HTMLElement | null}
	 */
	function editingHost(node) {
		if (!(node instanceof HTMLElement)) return null;
		if (isField(node)) return node.readOnly || node.disabled ? null : node;
		if (!node.isContentEditable) return null;
		let host = node;
		while (host.parentElement?.isContentEditable) host = host.parentElement;
		return host;
	}

	/** Yields `element` and everything around it, out of shadow roots and frames too. @param {Element} element @returns {Generator<Element>} */
	function* outwards(element) {
		/** @type {Element | null | undefined} */
		let each = element;
		while (each) {
			yield each;
			const root = /** @type {any} */ (each.getRootNode()); // a document or a shadow root, perhaps of another frame
			each = each.parentElement ?? root.host ?? root.defaultView?.frameElement;
		}
	}

	/** Returns the element that has the focus, inside open shadow roots too. */
	function deepActiveElement() {
		let active = document.activeElement;
		while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
		return active;
	}

	ownWords.find = { outermost, siteHere, composerAt, publishButton, deepActiveElement, outwards };
}
