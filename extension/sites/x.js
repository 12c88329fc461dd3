"use strict";

// X, where the person turned it on: Draft.js behind test ids, as public sources describe it from January to September 2026.

globalThis.ownWords ??= /** @type {any} */ ({ sites: [] });
ownWords.sites.push({
	name: "x",
	certain: '[data-testid^="tweetTextarea_"]',
	comments: '[role="dialog"]:has(article[data-testid="tweet"])', // a reply shows what it replies to
	commentPages: /\/status\/\d/,
	never: '[data-testid^="dm"], [data-testid="SearchBox_Search_Input"], [role="search"]',
	neverPages: /^\/(messages|i\/chat|settings)(\/|$)/,
	publish: '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]',
	publishKeys: true,
	notNow: '[data-testid="scheduleIndicator"]',
	notice: '[data-testid="toast"], [role="alert"]',
	postLink: 'a[href*="/status/"]',
	published: /post was sent|opslag blev sendt|post wurde gesendet/i,
	failed: /couldn.t|went wrong|try again|already said|limit|kunne ikke|gik galt|prøv igen|konnte nicht|schiefgelaufen|erneut/i,
	otherwise: /schedul|plan|program|draft|kladde|entwurf|\bsaved?\b|\bgemt?\b|speicher|\bedit|updat|reply|svar|antwort/i,
});
