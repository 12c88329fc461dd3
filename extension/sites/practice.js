"use strict";

// The practice page that the companion serves: a composer to try everything in. Nothing written there is recorded.

globalThis.ownWords ??= /** @type {any} */ ({ sites: [] });
ownWords.sites.push({
	name: "practice",
	origins: ["http://127.0.0.1"],
	certain: "[data-ownwords-composer]",
	never: "[data-ownwords-never]",
	publish: "[data-ownwords-post]",
	notice: ".posted",
	postLink: "[data-ownwords-link]",
	published: /./,
	failed: /^$/,
	otherwise: /^$/,
	limits: { post: 3000 },
});
