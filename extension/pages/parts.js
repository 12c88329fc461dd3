// What the welcome page and the options share: the three consents, and the channels.
import { h, lay } from "../common/dom.js";
import { language, say } from "../common/i18n.js";
import { ask, Problem } from "../common/messages.js";
import { managed } from "../common/storage.js";

/** @param {string} id */
export const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Says something in one calm line. @param {string} text */
export function tell(text) {
	element("status").textContent = text;
}

/** Shows the steps named, and hides the others. @param {string[]} steps */
export function showSteps(steps) {
	for (const section of document.querySelectorAll("section[data-step]")) {
		if (section instanceof HTMLElement) section.hidden = !steps.includes(section.dataset.step ?? "");
	}
}

/** An invitation that was looked at, and waits for a yes. @type {{invitation: string, shown: Shapes.Preview} | null} */
let invited = null;

/** Draws the consents and the channels as they are now. */
export async function drawParts() {
	const [{ consents }, { channels }, { invitation }] = await Promise.all([ask("consents"), ask("channels"), managed()]);
	lay(element("consents"), h("div", {}, consents.map(choice)));
	lay(element("channels"), h("div", {}, channels.map(channel), invited ? asked(invited.shown) : joining(channels.length === 0, invitation)));
}

/** @param {Shapes.Consent} consent */
function choice({ purpose, granted, decided_at }) {
	const act = (/** @type {string} */ action, /** @type {string} */ key) =>
		h("button", { "data-do": action, "data-purpose": purpose }, say(key));
	return h(
		"div.choice",
		{ "data-consent": purpose, "data-key": purpose },
		h("h3", {}, say(`title_${purpose}`)),
		h("p", {}, say(`welcome_${purpose}`), " ", h("span.quiet", {}, say(`about_${purpose}`))),
		decided_at && h("p.quiet", {}, say(granted ? "said_yes" : "said_no")),
		granted && purpose !== "draft_reading" && deletion(purpose),
		granted
			? h("p.row", { "data-key": "on" }, act("withdraw", "turn_off"))
			: h("p.row", { "data-key": "off" }, act("grant", "yes"), !decided_at && act("decline", "no")),
	);
}

/** @param {string} purpose */
function deletion(purpose) {
	const id = `delete-${purpose}`;
	return h("p", { "data-key": "delete" }, h("input", { type: "checkbox", id }), h("label", { for: id }, say("delete_too")));
}

/** @param {Shapes.Channel} channel */
function channel({ id, name, welcome, items, signers, threshold, problem, state }) {
	const own = language();
	return h(
		"div",
		{ "data-key": id, "data-channel": id },
		h("p", {}, say("joined", name, items)),
		signers.length > 0 && h("p.quiet", {}, say("signed_by", threshold, signers.join(", "))),
		(problem || state !== "fresh") && h("p.note", {}, problem ?? say("channel_stale")),
		h("blockquote.said", {}, h("p", {}, welcome.it_is_ok[own]), h("p", {}, welcome.why[own]),
			h("p.quiet", {}, `${welcome.leader}, ${welcome.role[own]}`)),
		h("p", {}, h("button.plain", { "data-do": "leave", "data-channel-id": id }, say("leave", name))),
	);
}

/** @param {boolean} first whether no channel is joined yet @param {string} [invitation] that a policy gives */
function joining(first, invitation) {
	return [
		first && h("p", {}, say("channel_lead")),
		first && h("p", {}, h("button.main", { "data-do": "join-demo" }, say("join_demo"))),
		h(
			"form",
			{ "data-do": "look", "data-key": "look" },
			h("label", { for: "invitation" }, say("invitation")),
			h("textarea", { id: "invitation", name: "invitation", required: true, rows: 3, autocomplete: "off", spellcheck: "false", readonly: Boolean(invitation) }, invitation),
			invitation && h("p.quiet", {}, say("locked")),
			h("p", {}, h("button", { type: "submit" }, say("look_at_it"))),
		),
	];
}

/** Who publishes, who signs, until when: what somebody sees before saying yes. @param {Shapes.Preview} preview */
function asked({ name, company, items, address, signers, threshold, expires }) {
	return h(
		"div.said",
		{ "data-key": "asked", "data-invited": name },
		h("p", {}, say("invited", name, company, items)),
		address && h("p.quiet", {}, address),
		signers.length > 0 && h("p", {}, say("signed_by", threshold, signers.join(", "))),
		expires && h("p", {}, say("valid_until", new Date(expires).toLocaleDateString(language()))),
		h(
			"p.row",
			{},
			h("button.main", { "data-do": "join" }, say("join")),
			h("button", { "data-do": "not-join" }, say("no")),
		),
	);
}

/** @param {HTMLElement} form */
async function look(form) {
	const invitation = String(new FormData(/** @type {HTMLFormElement} */ (form)).get("invitation"));
	invited = { invitation, shown: await ask("preview-channel", { invitation }) };
}

async function join() {
	const { invitation } = /** @type {{invitation: string}} */ (invited);
	await ask("join", { invitation });
	invited = null;
}

/** @typedef {(element: HTMLElement) => unknown} Action */

/** What both pages do, by data-do. @type {Record<string, Action>} */
const SHARED = {
	grant: ({ dataset }) => ask("set-consent", { purpose: dataset.purpose, decision: { granted: true } }),
	decline: ({ dataset }) => ask("set-consent", { purpose: dataset.purpose, decision: { granted: false } }),
	withdraw: ({ dataset }) => {
		const box = document.getElementById(`delete-${dataset.purpose}`);
		const decision = { granted: false, delete: box instanceof HTMLInputElement && box.checked };
		return ask("set-consent", { purpose: dataset.purpose, decision });
	},
	"join-demo": () => ask("join", { invitation: "demo" }),
	look,
	join,
	"not-join": () => void (invited = null),
	leave: ({ dataset }) => ask("leave", { channel: dataset.channelId }),
};

/**
 * Carries out what is clicked and sent, and draws anew.
 * @param {Record<string, Action>} actions of this page alone
 * @param {() => Promise<void>} draw
 */
export function listen(actions, draw) {
	const all = { ...SHARED, ...actions };
	/** @param {Event} event @param {Element | null | undefined} target */
	const run = async (event, target) => {
		if (!(target instanceof HTMLElement) || !all[target.dataset.do ?? ""]) return;
		event.preventDefault();
		tell("");
		try {
			await all[target.dataset.do ?? ""](target);
		} catch (error) {
			explain(error);
		}
		await draw();
	};
	document.addEventListener("click", (event) => run(event, /** @type {Element} */ (event.target).closest("button[data-do]")));
	document.addEventListener("submit", (event) => run(event, /** @type {Element} */ (event.target).closest("form[data-do]")));
}

/** @param {unknown} error */
export function explain(error) {
	if (!(error instanceof Problem)) throw error;
	const known = say(`problem_${error.problem.code}`);
	tell(known.startsWith("problem_") ? say("not_done", error.problem.detail) : known);
}
