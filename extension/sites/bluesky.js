"use strict";

// Bluesky, where the person turned it on: TipTap in a dialog, as its public source has it.

globalThis.ownWords ??= /** @type {any} */ ({ sites: [] });
ownWords.sites.push({
	name: "bluesky",
	certain: '[role="dialog"]:has([data-testid="composerPublishBtn"])',
	// A reply differs in the name of its button alone.
	comments: ["reply", "svar", "antwort"].map((word) => `[role="dialog"]:has([data-testid="composerPublishBtn"][aria-label*="${word}" i])`).join(),
	never: '[role="search"], [data-testid*="message" i]',
	neverPages: /^\/(messages|settings)(\/|$)/,
	publish: '[data-testid="composerPublishBtn"]',
	publishKeys: true,
	notice: '[data-sonner-toast], [role="alert"], [role="status"]',
	postLink: 'a[href*="/post/"]',
	published: /was sent|were sent|has been|blev sendt|er sendt|gesendet|veröffentlicht/i,
	failed: /failed|unable|error|try again|mislykkedes|kunne ikke|prøv igen|fehler|konnte nicht|erneut/i,
	otherwise: /draft|kladde|entwurf/i,
	limits: { post: 300, comment: 300 },
});
