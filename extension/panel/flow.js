// How a panel, or a card, goes on: from what the page says and what the person clicks to what is asked and shown.
import { say } from "../common/i18n.js";
import { Problem } from "../common/messages.js";
import { action, insert } from "./actions.js";
import { isReady, loadConsents, look, remember, review } from "./companion.js";
import { listed } from "./drafts.js";

/** Looks what is there and asks for ideas. @param {Panel.Session} session */
export async function begin(session) {
	if (session.beginning) return;
	session.beginning = true;
	try {
		await look(session, () => {
			session.surface.watch(session.state.granted.draft_reading);
			refresh(session);
		});
	} catch (error) {
		failed(session, error);
	} finally {
		session.beginning = false;
	}
}

/** @param {Panel.Session} session */
const refresh = (session) => void review(session, (problem) => failed(session, problem));

/** @param {Panel.Session} session @param {Shapes.FromPage} message */
export function onMessage(session, message) {
	switch (message.kind) {
		case "draft":
			if (session.state.draft?.id !== message.draft) session.announced.clear();
			session.set({ draft: { ...message, id: message.draft } });
			session.settleUsed(message.draft);
			return refresh(session);
		case "ended":
			session.set({ draft: null, day: null });
			return refresh(session);
		case "posted":
			return void posted(session, message).catch((error) => failed(session, error));
	}
}

/** @param {Panel.Session} session @param {Extract<Shapes.FromPage, {kind: "posted"}>} message */
async function posted(session, { draft, site, text, url }) {
	const post = { site, text, url, items: session.settleUsed(draft) };
	const { granted, declined } = session.state;
	session.set({ draft: null });
	if (site === "practice") session.tell(say("practice"));
	else if (granted.history) await remember(session, post);
	else if (!declined.includes("history")) {
		session.unkept = post;
		session.set({ asksHistory: true });
	}
	refresh(session);
}

/** @param {Panel.Session} session @param {unknown} error */
function failed(session, error) {
	if (!(error instanceof Problem)) throw error;
	const { code, detail } = error.problem;
	if (code === "consent_required") void loadConsents(session).then(() => (session.surface.watch(session.state.granted.draft_reading), refresh(session)));
	else if (["away", "stranger", "token_refused"].includes(code)) void begin(session);
	else session.tell(say("not_done", detail));
}

/** Does what was clicked. @param {Panel.Session} session @param {Panel.Clicked} clicked */
export async function act(session, clicked) {
	try {
		await action(clicked.do, session.state.card)?.(session, clicked, () => refresh(session));
		if (!isReady(session)) await begin(session);
	} catch (error) {
		failed(session, error);
	}
}

/** Does what a key asks for, while the focus stays in the draft. @param {Panel.Session} session @param {string} command of the manifest */
export async function command(session, command) {
	const { review, draft, tip } = session.state;
	if (command === "insert-first") {
		const first = review?.suggestions.find(({ url }) => url);
		if (!first) return session.tell(say("nothing_to_insert"));
		await insert(session, { do: "", idea: first.item, text: first.url ?? "" }, () => refresh(session));
	}
	if (command === "next-tip" && draft) {
		const shown = review?.tips.filter(({ rule }) => !listed(draft.id, "away").includes(rule)) ?? [];
		const next = shown[(shown.findIndex(({ rule }) => rule === tip) + 1) % shown.length];
		session.set({ tip: next?.rule ?? null });
		session.tell(next ? next.message : say("nothing_to_add"));
	}
}
