"use strict";

// Notices that a post went out. No single sign is enough: the composer also goes away when a draft is discarded, scheduled or
// saved, and a notice can be about something else. So it starts from the person's own click on the publish button, or its keys,
// and then looks for a receipt, for a short while; it looks at nothing before that.
{
	const PATIENCE = 20_000; // ms from the click to the last look
	const BETWEEN_LOOKS = 100; // ms
	const GONE_FOR = 1_000; // ms without the composer before that counts; LinkedIn replaces its elements on the way
	const AWAIT_RECEIPT = 3_000; // ms more in which the notice with the post's address can still come
	const { outermost, publishButton } = ownWords.find;

	/** Tells whether this click, or key, publishes a new post now. @param {Event} event @param {OwnWords.Composer} composer */
	function publishes(event, composer) {
		const { editor, frame, site, place } = composer;
		const key = event.type === "keydown" ? /** @type {KeyboardEvent} */ (event) : null;
		if (place !== "post" || !event.isTrusted) return false;
		if (key && !(site.publishKeys && key.key === "Enter" && (key.ctrlKey || key.metaKey))) return false;
		const button = publishButton(composer);
		if (!button || !event.composedPath().includes(key ? editor : button)) return false;
		if (button.matches(':disabled, [aria-disabled="true"]')) return false;
		// Scheduled and edited posts end with a click on the same button, under another name.
		const label = `${button.textContent} ${button.getAttribute("aria-label") ?? ""}`;
		return !site.otherwise.test(label) && !(site.notNow && frame.querySelector(site.notNow));
	}

	/**
	 * Calls `settled` once, when it is clear what came of the click.
	 * @param {OwnWords.Composer} composer
	 * @param {(receipt: OwnWords.Receipt) => void} settled
	 * @returns {() => void} stops waiting
	 */
	function awaitReceipt(composer, settled) {
		const { editor, frame, site } = composer;
		const trees = new Set([document, frame.ownerDocument, outermost().document, /** @type {ShadowRoot} */ (editor.getRootNode())]);
		const notices = () => [...trees].flatMap((tree) => [...tree.querySelectorAll(site.notice)]);
		const earlier = new Set(notices().map(fingerprint));
		const start = performance.now();
		const empty = isEmpty(composer); // a picture alone can be a post too
		let goneSince = Infinity;
		const timer = setInterval(() => {
			const now = performance.now();
			const news = notices().filter((notice) => !earlier.has(fingerprint(notice)));
			const there = isOpen(composer) && (empty || !isEmpty(composer));
			goneSince = there ? Infinity : Math.min(goneSince, now);
			const receipt = judge(news, site, { gone: now - goneSince, waited: now - start });
			if (!receipt) return;
			clearInterval(timer);
			settled(receipt);
		}, BETWEEN_LOOKS);
		return () => clearInterval(timer);
	}

	/**
	 * @param {Element[]} news
	 * @param {OwnWords.Site} site
	 * @param {{gone: number, waited: number}} times in ms
	 * @returns {OwnWords.Receipt | null} null: not clear yet
	 */
	function judge(news, site, { gone, waited }) {
		/** @param {RegExp} words */
		const say = (words) => news.some((notice) => words.test(notice.textContent ?? ""));
		if (say(site.failed) || say(site.otherwise)) return { posted: false, url: null };
		const url = news.map((notice) => addressIn(notice, site)).find(Boolean) ?? null;
		if (url) return { posted: true, url };
		if (gone >= GONE_FOR + (say(site.published) ? 0 : AWAIT_RECEIPT)) return { posted: true, url: null };
		return waited > PATIENCE ? { posted: false, url: null } : null;
	}

	/** @param {OwnWords.Composer} composer */
	function isOpen({ editor }) {
		return editor.isConnected && editor.getClientRects().length > 0;
	}

	/** Some composers stay, and are empty when the post is out. @param {OwnWords.Composer} composer */
	function isEmpty({ editor }) {
		return !(editor instanceof HTMLTextAreaElement ? editor.value : editor.textContent ?? "").trim();
	}

	/** @param {Element} notice */
	function fingerprint(notice) {
		return `${notice.textContent?.trim()} ${notice.querySelector("a[href]")?.getAttribute("href")}`;
	}

	/** @param {Element} notice @param {OwnWords.Site} site */
	function addressIn(notice, site) {
		const link = notice.matches(site.postLink) ? notice : notice.querySelector(site.postLink);
		const url = /** @type {HTMLAnchorElement | null} */ (link)?.href ?? "";
		return url.startsWith("https://") ? url.split(/[?#]/)[0] : null;
	}

	ownWords.notice = { publishes, awaitReceipt, isOpen };
}
