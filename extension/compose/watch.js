"use strict";

// Follows one draft at a time from the first focus to its end, and reports. It is started when a panel opens and stopped
// when the last one closes: between the two nothing here listens, so a closed panel reads nothing.
{
	const PAUSE = 250; // ms without a change before the draft is read
	const LOOK_WHETHER_OPEN = 500; // ms
	const GONE_FOR = 1_000; // ms; LinkedIn puts a placeholder in the composer's place for half a second
	const UNDO_GROUP = 1_000; // ms in which Quill makes one undo step of everything; ProseMirror takes 500
	const LONGEST = 1_000_000; // UTF-16 code units in one message
	const { readDraft } = ownWords.read;
	const { insertText, replaceText, caretIn } = ownWords.write;
	const { outermost } = ownWords.find;
	const { publishes, awaitReceipt, isOpen } = ownWords.notice;

	/** The draft in each editor, also when the panel is closed and opened again meanwhile. @type {WeakMap<Element, string>} */
	const ids = new WeakMap();

	/** Every draft of this frame; a panel speaks to all frames at once. @type {Set<string>} */
	const known = new Set();

	/**
	 * Starts following drafts.
	 * @param {() => boolean} mayRead asked each time before a draft is read
	 * @param {(message: OwnWords.FromPage) => void} report
	 */
	function startWatching(mayRead, report) {
		/** @type {OwnWords.WatchedDraft | null} */
		let current = null;

		/** @param {OwnWords.Composer} composer */
		function follow(composer) {
			if (current?.composer.editor === composer.editor) return;
			// A composer that the page rebuilds is the same draft to the person.
			const rebuilt = current && current.composer.place === composer.place && !isOpen(current.composer);
			const id = rebuilt ? /** @type {OwnWords.WatchedDraft} */ (current).id : ids.get(composer.editor) ?? crypto.randomUUID();
			ids.set(composer.editor, id);
			known.add(id);
			unfollow();
			current = { id, composer, caret: caretIn(composer.editor), reported: undefined, changedAt: -Infinity, stop: new AbortController() };
			listen(current);
			tell(current);
		}

		function unfollow() {
			current?.stop.abort();
			current = null;
		}

		/** @param {OwnWords.WatchedDraft} draft */
		function listen(draft) {
			const { signal } = draft.stop;
			const { editor } = draft.composer;
			onPause(draft, () => tell(draft));
			document.addEventListener("selectionchange", () => (draft.caret = caretIn(editor) ?? draft.caret), { signal });
			for (const view of new Set([window, outermost(), draft.composer.frame.ownerDocument.defaultView])) {
				for (const kind of ["click", "keydown"]) view?.addEventListener(kind, (event) => onAct(event, draft), { signal, capture: true });
			}
			whenGone(draft, () => end(draft));
		}

		/** @param {OwnWords.WatchedDraft} draft */
		function tell(draft) {
			const text = mayRead() ? readDraft(draft.composer.editor).text.slice(0, LONGEST) : null;
			if (text === draft.reported) return;
			draft.reported = text;
			const { site, place } = draft.composer;
			report({ kind: "draft", draft: draft.id, site: site.name, place, limit: site.limits?.[place] ?? null, text });
		}

		/** @param {OwnWords.WatchedDraft} draft */
		function end(draft) {
			if (draft.stopWaiting || draft !== current) return;
			unfollow();
			ids.delete(draft.composer.editor);
			report({ kind: "ended", draft: draft.id });
		}

		/** @param {Event} event @param {OwnWords.WatchedDraft} draft */
		function onAct(event, draft) {
			const { composer } = draft;
			if (publishes(event, composer)) {
				draft.stopWaiting?.();
				tell(draft);
				draft.stopWaiting = awaitReceipt(composer, (receipt) => settle(draft, receipt));
			} else if (event.type === "click" && event.composedPath().includes(composer.frame) && composer.frame.localName !== "body") {
				// Another button of the composer: the person closed it, or went back to writing.
				draft.stopWaiting?.();
				draft.stopWaiting = undefined;
			}
		}

		/** @param {OwnWords.WatchedDraft} draft @param {OwnWords.Receipt} receipt */
		function settle(draft, { posted, url }) {
			draft.stopWaiting = undefined;
			if (!posted) return isOpen(draft.composer) ? undefined : end(draft);
			const text = mayRead() ? draft.reported ?? null : null;
			report({ kind: "posted", draft: draft.id, site: draft.composer.site.name, text, url });
			ids.delete(draft.composer.editor);
			if (draft !== current) return;
			unfollow();
			if (isOpen(draft.composer)) follow(draft.composer); // some composers stay, for the next post
		}

		/** Carries out what the person clicked in the panel. @param {OwnWords.InsertMessage | OwnWords.ReplaceMessage} message */
		async function write(message) {
			if (!known.has(message.draft)) return;
			const outcome = current?.id === message.draft && isOpen(current.composer) ? await put(message, current) : "gone";
			report({ kind: "written", request: message.request, outcome });
			if (current?.id === message.draft) tell(current);
		}

		/** Reports the draft to a panel that has just opened, or whose consent has changed. */
		function tellAgain() {
			if (!current) return;
			current.reported = undefined;
			tell(current);
		}

		return { follow, stop: unfollow, tellAgain, write };
	}

	/** @param {OwnWords.InsertMessage | OwnWords.ReplaceMessage} message @param {OwnWords.WatchedDraft} draft */
	async function put(message, draft) {
		// What follows a keystroke at once would become one undo step with it: one Ctrl+Z has to take back this alone.
		const wait = draft.changedAt + UNDO_GROUP - performance.now();
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		const { editor } = draft.composer;
		return message.kind === "insert" ? insertText(editor, draft.caret, message.text) : replaceText(editor, message);
	}

	/**
	 * Calls `act` after each pause in changes to the draft. The change itself costs the page one timer.
	 * @param {OwnWords.WatchedDraft} draft
	 * @param {() => void} act
	 */
	function onPause(draft, act) {
		let timer = 0;
		const changed = () => {
			draft.changedAt = performance.now();
			clearTimeout(timer);
			timer = setTimeout(act, PAUSE);
		};
		const { editor } = draft.composer;
		const changes = new MutationObserver(changed);
		changes.observe(editor, { childList: true, characterData: true, subtree: true });
		editor.addEventListener("input", changed, { signal: draft.stop.signal }); // all that a textarea tells
		draft.stop.signal.addEventListener("abort", () => {
			changes.disconnect();
			clearTimeout(timer);
		});
	}

	/** @param {OwnWords.WatchedDraft} draft @param {() => void} act */
	function whenGone(draft, act) {
		let goneSince = Infinity;
		const timer = setInterval(() => {
			// A dialog that stays while another step of it is shown, such as the one that schedules, still holds the draft.
			const { frame } = draft.composer;
			const there = isOpen(draft.composer) || (frame.localName !== "body" && frame.getClientRects().length > 0);
			goneSince = there ? Infinity : Math.min(goneSince, performance.now());
			if (performance.now() - goneSince >= GONE_FOR) act();
		}, LOOK_WHETHER_OPEN);
		draft.stop.signal.addEventListener("abort", () => clearInterval(timer));
	}

	ownWords.startWatching = startWatching;
}
