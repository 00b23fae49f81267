"""A small contact center, independent of the engine: it computes the outcome of each conversation of a golden path
under Cordboard's rules.

It shares only the rules of the vocabulary (section 8) with the engine and is as simple as possible: after each event
it goes through all waiting conversations in order of age, and through all agents. The inputs are those of the
oracle's tables (arrivals, handle times, patience, results of offers). The outcomes in the tables are not used,
because they follow other rules:

- path 5: in the table an agent has an order of skills, and an arriving chat looks for an agent whose first skill
  fits. Here skills have no order: an arriving conversation goes to the longest-idle free agent with the skill, and a
  freed agent takes the oldest conversation that they can serve.
- path 6: in the table ties between equally loaded agents go by the last assignment. Here they go by idle time, which
  also restarts when a conversation ends; then by fewer units in use, then by site order.
- path 7: in the table a missed chat goes to the head of the queue, and a customer whose patience ends during an
  offer waits for the end of the offer. Here a missed conversation returns with its age and is not offered to the
  same agent for a while as long as another agent could serve it, and patience ends at its own time. The table's
  script names agents; only its sequence of answers is used: the nth offer of a conversation is accepted or missed as
  its nth entry says, whatever the agent. A conversation with more offers than the table has entries accepts.

Order within one instant: offers that expire (in the engine), acceptances, ends of conversations, agents who return,
arrivals, patience.
"""

import heapq
import re

OFFER_TIMEOUT_MS, REOFFER_AFTER_MS = 20_000, 60_000
EXPIRY, ACCEPTANCE, END, RETURN, GATE, ARRIVAL, PATIENCE = range(7)
SKILLS_OF_PATH_5 = ((0,), (0, 1), (0, 1), (1,), (1, 2), (1, 2), (2,), (0, 2))


class Plan:
    """A path: its agents and its rules."""

    def __init__(self, agents, capacity=1, skills=None, least_loaded=False, back_after_ms=60_000):
        self.agents, self.capacity, self.least_loaded = agents, capacity, least_loaded
        self.skills = skills  # of each agent; nothing: all agents serve all conversations
        self.back_after_ms = back_after_ms


class Chat:
    """A row of the table."""

    def __init__(self, number, row):
        self.number, self.name = number, row["chat"]
        self.arrival, self.handle = int(row["arrival_ms"]), int(row["handle_ms"])
        self.patience = int(row["patience_ms"]) if row["patience_ms"] else None
        self.skill = int(row["class_or_skill"])
        self.rings = "offer_script" in row
        self.script = re.findall(r"miss|accept\+\d+", row.get("offer_script") or "")

    def answer(self, count):
        """The result of the conversation's offer with this number, from 0: accepted after this time, or nothing:
        missed."""
        if not self.rings:
            return 0
        if count >= len(self.script):
            return 1000 + (self.number * 7919 + count * 104_729) % 8000
        return None if self.script[count] == "miss" else int(self.script[count].split("+")[1])


class Agent:
    def __init__(self, place, skills):
        self.place, self.skills = place, skills
        self.ready, self.load, self.idle_since = True, 0, 0


class Center:
    """Runs a path. `fates` has the outcome of each conversation with its time and agent; `offers` has the
    conversation, agent and time of every offer."""

    def __init__(self, plan, chats):
        self.plan, self.now, self.waiting, self.open = plan, 0, [], {}
        self.agents = [Agent(place, plan.skills and plan.skills[place]) for place in range(plan.agents)]
        self.offered = {chat.number: 0 for chat in chats}
        self.barred_until, self.fates, self.offers, self.happenings, self.count = {}, {}, [], [], 0
        for chat in chats:
            self.expect(chat.arrival, ARRIVAL, chat)
            if chat.patience is not None:
                self.expect(chat.arrival + chat.patience, PATIENCE, chat)
        while self.happenings:
            self.now, kind, _, subject = heapq.heappop(self.happenings)
            self.happen(kind, subject)
            self.settle()

    def expect(self, at, kind, subject):
        self.count += 1
        heapq.heappush(self.happenings, (at, kind, self.count, subject))

    def happen(self, kind, subject):
        if kind == ARRIVAL:
            self.waiting.append(subject)
        elif kind == PATIENCE:
            self.leave(subject)
        elif kind == END:
            subject.load -= 1
            subject.idle_since = self.now
        elif kind == RETURN:
            subject.ready, subject.idle_since = True, self.now
        elif kind in (EXPIRY, ACCEPTANCE):
            chat, agent, _ = subject
            if self.open.get(chat.number) is subject:
                del self.open[chat.number]
                (self.miss if kind == EXPIRY else self.accept)(chat, agent)

    def leave(self, chat):
        if chat.number in self.fates:
            return
        self.fates[chat.number] = ("abandoned", self.now, None)
        if chat in self.waiting:
            self.waiting.remove(chat)
        else:
            self.open.pop(chat.number)[1].load -= 1

    def accept(self, chat, agent):
        agent.idle_since = self.now
        self.fates[chat.number] = ("answered", self.now, agent.place)
        self.expect(self.now + chat.handle, END, agent)

    def miss(self, chat, agent):
        agent.load -= 1
        agent.ready = False
        self.expect(self.now + self.plan.back_after_ms, RETURN, agent)
        self.barred_until[chat.number, agent.place] = self.now + REOFFER_AFTER_MS
        self.expect(self.now + REOFFER_AFTER_MS, GATE, None)
        self.waiting.append(chat)

    def is_barred(self, chat, agent):
        return self.now < self.barred_until.get((chat.number, agent.place), 0)

    def may_serve(self, chat, agent):
        return agent.ready and (agent.skills is None or chat.skill in agent.skills)

    def is_eligible(self, chat, agent):
        if not self.may_serve(chat, agent) or agent.load >= self.plan.capacity:
            return False
        others = any(self.may_serve(chat, other) and not self.is_barred(chat, other)
                     for other in self.agents if other is not agent)
        return not (self.is_barred(chat, agent) and others)

    def preference(self, agent):
        load = agent.load if self.plan.least_loaded else 0
        return load, agent.idle_since, agent.load, agent.place

    def settle(self):
        """Offers each waiting conversation, the oldest first, to the best available agent."""
        for chat in sorted(self.waiting, key=lambda chat: (chat.arrival, chat.number)):
            able = [agent for agent in self.agents if self.is_eligible(chat, agent)]
            if not able:
                continue
            self.waiting.remove(chat)
            self.offer(chat, min(able, key=self.preference))

    def offer(self, chat, agent):
        agent.load += 1
        made = (chat, agent, self.now)
        self.offers.append(made)
        delay = chat.answer(self.offered[chat.number])
        self.offered[chat.number] += 1
        if delay == 0:
            self.accept(chat, agent)
            return
        self.open[chat.number] = made
        if delay is None:
            self.expect(self.now + OFFER_TIMEOUT_MS, EXPIRY, made)
        else:
            self.expect(self.now + delay, ACCEPTANCE, made)
