// The screens that say what is missing, and what to do about it.
import { h } from "../common/dom.js";
import { say } from "../common/i18n.js";

/** @param {Panel.State} state */
export function screen({ screen, address }) {
	switch (screen) {
		case "away":
			return shown("away", h("p", {}, say("away")), h("p", {}, say("away_how"), " ", h("code", {}, "ownwords start")));
		case "stranger":
			return shown("stranger", h("p", {}, say("stranger", address)), button("open-options", "options_open"));
		case "blocked":
			return shown("blocked", h("p", {}, say("blocked")), button("unblock", "unblock"));
		case "unpaired":
			return shown("unpaired", h("p", {}, say("unpaired")), button("open-welcome", "pair_now"));
		case "no-channel":
			return shown("no-channel", h("p", {}, say("no_channel")), h("div.row", {}, button("open-options", "join_invited"), h("button", { "data-do": "join-demo" }, say("join_demo"))));
		case "elsewhere":
			return shown("elsewhere", h("p", {}, say("elsewhere")), button("open-linkedin", "open_linkedin"));
		default:
			return null;
	}
}

/** @param {string} key @param {...OwnWords.Tree} children */
const shown = (key, ...children) => h("section.screen", { "data-key": key }, ...children);

/** @param {string} action @param {string} key */
const button = (action, key) => h("button.main", { "data-do": action }, say(key));
