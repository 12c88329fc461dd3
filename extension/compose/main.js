"use strict";

// The content script's own start: notices which composer has the focus, and follows it while a panel holds a port open.
{
	const { siteHere, composerAt, deepActiveElement } = ownWords.find;
	const { makeCard, spotBeside } = ownWords.card;
	const LOOK_AGAIN = 1_000; // ms, while there is no room
	const ALL = ["watch", "insert", "replace"];
	const site = siteHere();
	if (site && !ownWords.begun) begin(site);

	/** @param {OwnWords.Site} site */
	function begin(site) {
		ownWords.begun = true; // an address that was named twice gets the scripts twice
		/** @type {Map<chrome.runtime.Port, boolean>} */
		const panels = new Map(); // an open panel or card, and whether it may read
		/** @type {OwnWords.Composer | null} */
		let focused = null;
		let dot = false;
		/** @type {{port: chrome.runtime.Port, on: ReturnType<typeof makeCard>} | null} */
		let card = null;
		let cardWanted = false;
		let looking = 0;
		let crowded = false; // a card was wanted, and found no room
		/** Where the person closed it. @type {WeakSet<Element>} */
		const closedAt = new WeakSet();
		const seenRoots = new WeakSet();
		const watcher = ownWords.startWatching(
			() => [...panels.values()].some(Boolean),
			report,
		);

		addEventListener("focusin", onFocus, true);
		addEventListener("focusout", onFocus, true);
		chrome.runtime.onConnect.addListener(onConnect);

		/** @param {Event} event */
		function onFocus(event) {
			const path = event.composedPath();
			path.forEach(listenInside);
			const composer = event.type === "focusin" ? composerAt(path[0], site) : null;
			showDot(composer !== null);
			if (!composer) return;
			focused = composer;
			showCard();
			if (panels.size === 0) return;
			watcher.follow(composer);
			if (window.length > 0 || window.frameElement) watcher.tellAgain(); // the panel may be showing another frame's draft
		}

		/** A focus that moves within one shadow root is not told outside it. @param {EventTarget} target */
		function listenInside(target) {
			if (!(target instanceof ShadowRoot) || seenRoots.has(target)) return;
			seenRoots.add(target);
			target.addEventListener("focusin", onFocus, true);
		}

		/** @param {boolean} on */
		function showDot(on) {
			if (on === dot || !chrome.runtime?.id) return; // no id: the extension was updated or removed under this page
			dot = on;
			const message = { kind: "composer-focus", site: site.name, focused: on, alone: panels.size === 0 };
			chrome.runtime.sendMessage(message).then((answer) => {
				if (!on) return;
				cardWanted = answer?.value?.card === true;
				showCard();
			}, () => {}); // the dot is a courtesy
		}

		/** @param {OwnWords.FromPage} message */
		function report(message) {
			const told = message.kind === "draft" ? { ...message, crowded } : message;
			panels.forEach((reading, panel) => panel.postMessage(reading ? told : withoutText(told)));
			if (message.kind === "ended" || (message.kind === "posted" && !focused?.editor.isConnected)) closeCard();
		}

		/** Opens the card, or takes it to the composer that has the focus now; beside an open panel there is none. */
		function showCard() {
			clearTimeout(looking);
			if (!focused?.editor.isConnected) return closeCard();
			if (!card && (!cardWanted || panels.size > 0 || closedAt.has(focused.editor))) return;
			crowded = !spotBeside(focused, card?.on.host);
			if (crowded) {
				if (dot) looking = setTimeout(showCard, LOOK_AGAIN); // the composer may be on its way to its place
				return closeCard();
			}
			if (!card) {
				const on = makeCard({ act, close: leaveCard, focusDraft: () => focused?.editor.focus({ preventScroll: true }) });
				card = { on, port: connectCard() };
			}
			card.on.show(focused);
		}

		/** The open port is what makes this read, for a card as for a panel. */
		function connectCard() {
			const port = chrome.runtime.connect({ name: "card" });
			join(port, onCardMessage);
			port.onDisconnect.addListener(() => {
				if (card?.port !== port) return;
				if (chrome.runtime?.id) card.port = connectCard(); // the browser ended the worker
				else closeCard();
			});
			return port;
		}

		/** @param {any} message */
		function onCardMessage(message) {
			if (message.kind === "look") card?.on.look(message.css);
			else if (message.kind === "card") card?.on.draw(message.tree, message.language);
			else if (message.kind === "copy") void navigator.clipboard.writeText(message.text);
			else if (message.kind === "close") closeCard();
		}

		/** @param {Panel.Clicked} clicked */
		function act(clicked) {
			card?.port.postMessage({ kind: "act", clicked });
		}

		/** @param {boolean} noRoom else the person closed it, and in this composer it stays closed */
		function leaveCard(noRoom) {
			if (noRoom) return showCard();
			if (focused) closedAt.add(focused.editor);
			closeCard();
		}

		function closeCard() {
			const closed = card;
			card = null;
			closed?.on.remove();
			closed?.port.disconnect();
			if (closed) leave(closed.port); // our own end is not told of what we close
		}

		/** @param {chrome.runtime.Port} panel */
		function onConnect(panel) {
			if (panel.name !== "panel") return;
			join(panel);
			closeCard();
		}

		/** @param {chrome.runtime.Port} panel @param {(message: any) => void} [more] what only a card is told */
		function join(panel, more) {
			panels.set(panel, false);
			panel.onMessage.addListener((message) => (ALL.includes(message.kind) ? onMessage(panel, message) : more?.(message)));
			panel.onDisconnect.addListener(() => leave(panel));
		}

		/** @param {chrome.runtime.Port} panel */
		function leave(panel) {
			panels.delete(panel);
			if (panels.size === 0) watcher.stop();
		}

		/** @param {chrome.runtime.Port} panel @param {OwnWords.ToPage} message */
		function onMessage(panel, message) {
			if (message.kind !== "watch") return void watcher.write(message);
			panels.set(panel, message.reading);
			const composer = composerAt(deepActiveElement(), site) ?? (focused && composerAt(focused.editor, site));
			if (composer) watcher.follow(composer);
			watcher.tellAgain();
		}
	}

	/** @param {OwnWords.FromPage} message */
	function withoutText(message) {
		return "text" in message ? { ...message, text: null } : message;
	}
}
