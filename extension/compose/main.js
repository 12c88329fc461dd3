"use strict";

// The content script's own start: notices which composer has the focus, and follows it while a panel holds a port open.
{
	const { siteHere, composerAt, deepActiveElement } = globalThis.ownWords.find;
	const site = siteHere();
	if (site && !globalThis.ownWords.begun) begin(site);

	/** @param {OwnWords.Site} site */
	function begin(site) {
		globalThis.ownWords.begun = true; // an address that was named twice gets the scripts twice
		/** @type {Map<chrome.runtime.Port, boolean>} */
		const panels = new Map(); // an open panel, and whether it may read
		/** @type {OwnWords.Composer | null} */
		let focused = null;
		let dot = false;
		const seenRoots = new WeakSet();
		const watcher = globalThis.ownWords.startWatching(
			() => [...panels.values()].some(Boolean),
			(message) => panels.forEach((reading, panel) => panel.postMessage(reading ? message : withoutText(message))),
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
			chrome.runtime.sendMessage(message).catch(() => {}); // the dot is a courtesy
		}

		/** @param {chrome.runtime.Port} panel */
		function onConnect(panel) {
			if (panel.name !== "panel") return;
			panels.set(panel, false);
			panel.onMessage.addListener((message) => onMessage(panel, message));
			panel.onDisconnect.addListener(() => {
				panels.delete(panel);
				if (panels.size === 0) watcher.stop();
			});
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
