"use strict";

// Where LinkedIn's composers are, as data. Seen from April to October 2026 in public sources: Quill inside the open
// shadow root of #interop-outlet, TipTap inside a native modal <dialog> with hashed classes, the page /sharing/compose,
// and a plain textbox. Structure comes first; labels are localized and come last.

globalThis.ownWords ??= /** @type {any} */ ({ sites: [] });
ownWords.sites.push({
	name: "linkedin",
	origins: ["https://www.linkedin.com"],

	// An editor inside one of these is a post composer, whatever else is true.
	certain: `[componentkey="ShareBox_textEditor"], [data-sdui-screen*="sharing.ShareCompose"], [data-test-modal-id="sharebox"],
		[aria-labelledby="share-to-linkedin-modal__header"], .share-box-v2__modal, .share-creation-state`,

	// An editor inside one of these is for a comment, or for an article.
	comments: '[componentkey^="commentBox-"], [class*="comments-comment"]',
	articles: '[class*="article-editor"], [data-test-article-editor-content-textbox], [aria-label="Article editor content"]',

	// Never looked at: messages, search, applying for a job, the administration of a company's page. The frame at /preload/ is
	// LinkedIn's own helper, and holds a decoy.
	never: '[class*="msg-form"], [class*="msg-overlay"], [class*="jobs-easy-apply"], [data-test-modal-id="easy-apply-modal"], [role="search"]',
	neverPages: /^\/(messaging|jobs|job-apply|talent|recruiter|sales|(company|school|showcase)\/[^/]+\/admin)(\/|$)/,
	neverFrames: /^\/preload\//,

	// On these pages the whole page is the composer.
	composerPages: /^\/sharing\/compose/,

	// On these pages a dialog with an editor and a button to publish is taken for a composer.
	feedPages:
		/^\/(feed\/?$|sharing\/|preload\/sharebox|article\/|pulse\/|posts\/|groups\/|company\/|school\/|showcase\/|events\/|in\/[^/]+\/(overlay\/create-post|recent-activity|$))/,

	// In such a dialog an editor labelled like this is for something else. English, Danish, German, Swedish, Norwegian.
	otherLabels: /comment|komment?ar|reply|svar|antwort|message|besked|melding|meddelande|nachricht|search|søg|headline/i,

	// The button that publishes; where none matches, the dialog's last button that holds text and no picture.
	publish: "button.share-actions__primary-action",

	// The composer holds one of these when the post is to go out later.
	notNow: '[aria-label="Scheduled"], [aria-label="Planlagt"], [aria-label="Geplant"], .share-creation-state__schedule-info, #share-post__scheduled-date',

	// A notice after publishing, the link in it to the new post, and how it reads when nothing new was published.
	notice: ".artdeco-toast-item, [role=status], [role=alert]",
	postLink: 'a[href*="/feed/update/urn:li:"]',
	published: /post successful|your post (was|is|has been)|opslag(et)? (er|blev)|dit opslag|beitrag (wurde|ist)/i,
	failed: /couldn.t|could not|can.t|unable|failed|went wrong|try again|kunne ikke|kan ikke|mislykkedes|gik galt|prøv igen|konnte nicht|kann nicht|fehlgeschlagen|schiefgegangen|schief gelaufen|erneut/i,
	otherwise: /schedul|plan|program|draft|kladde|entwurf|updat|edit|\bsaved?\b|opdater|redig|\bgemt?\b|speicher|aktuali|bearbeit/i,

	limits: { post: 3000, comment: 1250 },
});
