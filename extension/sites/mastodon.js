"use strict";

// Mastodon, on the servers that the person named: a textarea in a form, as its public source has had it since 2024. How
// much a post may hold is each server's own choice.

globalThis.ownWords ??= /** @type {any} */ ({ sites: [] });
ownWords.sites.push({
	name: "mastodon",
	certain: ".compose-form",
	comments: ".compose-form:has(.reply-indicator)",
	never: ".compose-form:has(.icon-at), .search", // the sign of a private mention, which is a message
	neverPages: /^\/(settings|auth|admin)(\/|$)/,
	publish: '.compose-form__submit button, .compose-form button[type="submit"]',
	publishKeys: true,
	notNow: ".edit-indicator",
	notice: '.notification-bar, [role="alert"], [role="status"]',
	postLink: 'a[href*="/@"]',
	published: /published|offentliggjort|udgivet|veröffentlicht/i,
	failed: /error|unexpected|failed|try again|fejl|mislykkedes|prøv igen|fehler|erneut/i,
	otherwise: /schedul|planlagt|geplant|\bsave|\bgem\b|speicher/i,
});
