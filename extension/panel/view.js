// What the panel shows: a pure function from state to elements.
import { h } from "../common/dom.js";
import { language, say } from "../common/i18n.js";
import { ideas } from "./ideas.js";
import { screen } from "./screens.js";
import { tips } from "./tips.js";

/** @param {Panel.State} state */
export function view(state) {
	const main = state.screen === "ready" || state.screen === "elsewhere" ? help(state) : [screen(state)];
	return h("main", {}, ...main, h("p.unseen", { "aria-live": "polite", "data-key": "news" }, state.news), status(state));
}

/** @param {Panel.State} state */
function help(state) {
	const { review, reviewed, draft, granted, card } = state;
	return [
		state.screen === "elsewhere" && screen(state),
		question(state),
		...(review?.notices.map(notice) ?? []),
		state.screen === "ready" && !draft && h("p.quiet", { "data-key": "no-draft" }, say("click_into_post")),
		!card && draft?.crowded && h("p.quiet", { "data-key": "crowded" }, say("card_crowded")),
		review && granted.draft_reading && draft?.text?.trim() ? tips(review, reviewed, draft.id, state.tip) : null,
		review && draft?.place !== "comment" && (review.suggestions.length > 0 || !isQuiet(review)) && ideas(review, draft !== null, state.day),
		review && foot(review, draft?.limit ?? null, card),
	];
}

/** @param {Panel.State} state */
const status = ({ said }) =>
	h("p", { id: "status",  role: "status", "data-key": "status" }, said?.text, said?.undo && " ",
		said?.undo && h("button.plain", { "data-do": "undo" }, said.undo));

/** In quiet hours the notice says so; "no ideas" beside it would only say it twice. @param {Shapes.Review} review */
const isQuiet = ({ notices }) => notices.some(({ kind }) => kind === "quiet");

/** @param {Panel.State} state */
function question({ granted, declined, draft, asksHistory, card }) {
	if (card) return granted.draft_reading ? null : h("p", {}, say("card_reads_nothing"), " ", h("button", { "data-do": "open-options" }, say("options_open")));
	if (asksHistory) return consentQuestion("history");
	if (draft && !granted.draft_reading && !declined.includes("draft_reading")) return consentQuestion("draft_reading");
	return null;
}

/** @param {Panel.Purpose} purpose */
function consentQuestion(purpose) {
	return h(
		"section.ask",
		{ "data-consent": purpose, "data-key": `ask-${purpose}` },
		h("p", {}, say(`ask_${purpose}`)),
		h(
			"div.row",
			{},
			h("button", { "data-do": "grant", "data-purpose": purpose }, say("yes")),
			h("button", { "data-do": "decline", "data-purpose": purpose }, say("not_now")),
		),
	);
}

/** @param {Shapes.Review["notices"][number]} notice */
const notice = ({ kind, text, item }) => h("p.notice", { "data-key": `notice ${item ?? text}`, "data-notice": kind }, text);

/** @param {Shapes.Review} review @param {number | null} limit @param {boolean} card */
function foot({ own_words, length, balance }, limit, card) {
	return h(
		"footer.quiet",
		{ "data-key": "foot" },
		own_words !== null && h("p", {}, say(ownWords(own_words))),
		length > 0 && limit !== null && h("p", {}, say("length", length.toLocaleString(language()), limit.toLocaleString(language()))),
		// What the person shared before stays out of LinkedIn's page.
		!card &&
			h(
				"p",
				{},
				balance.verdict === "too_early" ? say("balance_early") : say("balance", balance.total - balance.counts.company, balance.total),
				" ",
				h("button.plain", { "data-do": "balance" }, say("balance_open")),
			),
	);
}

/** @param {number} part 0 to 1 */
function ownWords(part) {
	if (part >= 0.8) return "own_words_most";
	return part >= 0.5 ? "own_words_half" : "own_words_few";
}
